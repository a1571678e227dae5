#include "service/commands-service.hpp"

#include "rpc/server.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace hookbox {
namespace {

/// Whoever asks for more has to come again.
constexpr std::size_t most_connections = 64;
constexpr std::chrono::seconds patience{30};
constexpr std::size_t longest_request = std::size_t{4} << 20;

} // namespace

/// One request on its way in, then its answer on the way out.
class CommandsService::Connection {
  public:
    Connection(Loop& loop, Fd fd, std::function<void()> asked, Callback ended)
        : loop_(loop), fd_(std::move(fd)), asked_(std::move(asked)), ended_(std::move(ended)),
          reading_(loop, fd_.get(), FdWatch::Ready::read, [this] { receive(); }),
          deadline_(loop, patience, [this] { ended_(); }) {}

    [[nodiscard]] bool waits() const noexcept { return stage_ == Stage::waiting; }
    CommandsRequest take() {
        stage_ = Stage::taken;
        return std::move(request_);
    }
    /// May destroy this.
    void respond(const std::string& error, const ToolReply& reply) {
        ResponseWriter writer;
        writer.write({header_.method, header_.sequence, error}, reply);
        output_ = writer.take();
        stage_ = Stage::answered;
        send();
    }

  private:
    enum class Stage { receiving, waiting, taken, answered };

    void receive() {
        char bytes[32768];
        const ssize_t count = ::read(fd_.get(), bytes, sizeof bytes);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        // A program that was begun goes on without whoever has asked for it.
        if (count <= 0 && stage_ != Stage::taken)
            return ended_();
        if (count <= 0)
            reading_ = {};
        else if (stage_ == Stage::receiving) {
            decoder_.feed({bytes, static_cast<std::size_t>(count)});
            take_apart();
        }
    }

    void take_apart() {
        if (header_.method.empty()) {
            const gob::Decoded result = read(decoder_, header_);
            if (result == gob::Decoded::incomplete)
                return;
            if (result != gob::Decoded::value)
                return ended_();
        }
        const gob::Decoded result = read(decoder_, request_);
        if (result == gob::Decoded::incomplete)
            return;
        deadline_ = {};
        if (result != gob::Decoded::value)
            return respond("gob: " + decoder_.error(), {});
        if (header_.method != commands_method)
            return respond("rpc: can't find method " + header_.method, {});
        stage_ = Stage::waiting;
        asked_();
    }

    void send() {
        while (sent_ < output_.size()) {
            const ssize_t count = ::send(fd_.get(), output_.data() + sent_, output_.size() - sent_,
                                         MSG_NOSIGNAL | MSG_DONTWAIT);
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0 && errno == EAGAIN) {
                writing_ = FdWatch(loop_, fd_.get(), FdWatch::Ready::write, [this] { send(); });
                deadline_ = Timer(loop_, patience, [this] { ended_(); });
                return;
            }
            if (count < 0)
                break;
            sent_ += static_cast<std::size_t>(count);
        }
        ended_();
    }

    Loop& loop_;
    Fd fd_;
    std::function<void()> asked_;
    Callback ended_;
    gob::Decoder decoder_{longest_request};
    RequestHeader header_;
    CommandsRequest request_;
    Stage stage_ = Stage::receiving;
    std::string output_;
    std::size_t sent_ = 0;
    FdWatch reading_, writing_;
    Timer deadline_;
};

CommandsService::CommandsService(Loop& loop, const std::string& socket, std::function<void()> asked)
    : loop_(loop), asked_(std::move(asked)),
      acceptor_(
          loop, listen_unix(socket), [] { return true; }, [this](Fd fd) { add(std::move(fd)); }) {}

CommandsService::~CommandsService() = default;

void CommandsService::add(Fd fd) {
    if (connections_.size() == most_connections)
        return;
    const int id = ++last_;
    connections_[id] = std::make_unique<Connection>(loop_, std::move(fd), asked_,
                                                    [this, id] { connections_.erase(id); });
}

std::optional<int> CommandsService::next() const {
    for (const auto& [id, connection] : connections_)
        if (connection->waits())
            return id;
    return std::nullopt;
}

CommandsRequest CommandsService::take(int id) {
    const auto found = connections_.find(id);
    return found == connections_.end() ? CommandsRequest{} : found->second->take();
}

void CommandsService::answer(int id, const ToolReply& reply) {
    respond(id, "", reply);
}

void CommandsService::refuse(int id, const std::string& reason) {
    respond(id, reason, {});
}

void CommandsService::respond(int id, const std::string& error, const ToolReply& reply) {
    if (const auto found = connections_.find(id); found != connections_.end())
        found->second->respond(error, reply);
}

} // namespace hookbox
