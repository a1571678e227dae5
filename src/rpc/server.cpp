#include "rpc/server.hpp"

#include "base/error.hpp"
#include "rpc/acceptor.hpp"
#include "rpc/connection.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <deque>
#include <map>
#include <utility>

namespace hookbox {

Fd listen_unix(const std::string& address) {
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    const bool abstract = address.starts_with('@');
    if (address.empty() || address.size() >= sizeof name.sun_path)
        throw Error("listen unix " + address + ": address is longer than " +
                    std::to_string(sizeof name.sun_path - 1) + " bytes");
    std::memcpy(name.sun_path, address.data(), address.size());
    auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address.size());
    if (abstract)
        name.sun_path[0] = '\0';
    else
        ++size;
    Fd fd{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    if (!fd)
        throw SystemError("socket", errno);
    struct stat info {};
    if (!abstract && ::lstat(address.c_str(), &info) == 0 && S_ISSOCK(info.st_mode))
        ::unlink(address.c_str());
    // Nobody else may connect even for the moment before chmod would come.
    const mode_t mask = ::umask(0077);
    const int bound = ::bind(fd.get(), reinterpret_cast<sockaddr*>(&name), size);
    const int number = errno;
    ::umask(mask);
    if (bound != 0)
        throw SystemError("listen unix " + address + ": bind", number);
    if (::listen(fd.get(), SOMAXCONN) != 0)
        throw SystemError("listen unix " + address, errno);
    return fd;
}

struct RpcServer::Implementation {
    Loop& loop;
    Handler handler;
    Limits limits;
    Timer turn;
    bool serving = false;
    std::uint64_t next_id = 0;
    Connection::Held held;
    std::map<std::uint64_t, std::unique_ptr<Connection>> connections;
    std::deque<std::uint64_t> ready; ///< in the order in which their requests became complete
    Acceptor acceptor;

    Implementation(Loop& owner, Fd socket, Handler answer, Limits bounds)
        : loop(owner), handler(std::move(answer)), limits(bounds), held{0, bounds.held},
          acceptor(
              owner, std::move(socket), [this] { return make_room(); },
              [this](Fd fd) { add(std::move(fd)); }) {}

    /// Gives whether one more may be accepted.
    bool make_room() {
        if (connections.size() < limits.connections)
            return true;
        for (const auto& [id, connection] : connections)
            if (connection->quiet(limits.quiet)) {
                connections.erase(id);
                return true;
            }
        return false;
    }

    void add(Fd fd) {
        const std::uint64_t id = next_id++;
        const auto accepted = connections.emplace(
            id,
            std::make_unique<Connection>(loop, std::move(fd), limits.half_request, held,
                                         Connection::Owner{.ready = [this, id] { queue(id); },
                                                           .ended = [this, id] { remove(id); }}));
        accepted.first->second->start();
    }

    void remove(std::uint64_t id) {
        connections.erase(id);
        acceptor.resume();
    }

    void queue(std::uint64_t id) {
        ready.push_back(id);
        if (!serving && !turn)
            return serve_one();
        if (!turn)
            turn = Timer(loop, std::chrono::milliseconds(0), [this] { serve_one(); });
    }

    /// One request a turn (the first at once), so that other connections and the loop's other work
    /// come between.
    void serve_one() {
        const std::uint64_t id = ready.front();
        ready.pop_front();
        if (!ready.empty())
            turn = Timer(loop, std::chrono::milliseconds(0), [this] { serve_one(); });
        const auto found = connections.find(id);
        if (found == connections.end())
            return;
        serving = true;
        const PendingCall call = found->second->take_call();
        ResponseHeader header{call.header.method, call.header.sequence, call.error};
        ToolReply reply;
        if (header.error.empty()) {
            try {
                reply = handler(call.request);
            } catch (const std::exception& error) {
                header.error = error.what();
                if (header.error.empty())
                    header.error = "unknown error";
            }
        }
        // The handler may have cut connections.
        if (const auto still = connections.find(id); still != connections.end())
            still->second->answer(header, reply);
        serving = false;
    }

    void cut(std::chrono::milliseconds grace) {
        // A connection that ends takes itself out of the map.
        for (auto next = connections.begin(); next != connections.end();) {
            Connection& connection = *next->second;
            ++next;
            connection.cut(grace);
        }
    }
};

RpcServer::RpcServer(Loop& loop, Fd listener, Handler handler, Limits limits)
    : implementation_(std::make_unique<Implementation>(loop, std::move(listener),
                                                       std::move(handler), limits)) {}
RpcServer::RpcServer(Loop& loop, Fd listener, Handler handler)
    : RpcServer(loop, std::move(listener), std::move(handler), Limits{}) {}
RpcServer::~RpcServer() = default;

void RpcServer::cut(std::chrono::milliseconds grace) {
    implementation_->cut(grace);
}

} // namespace hookbox
