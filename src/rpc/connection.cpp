#include "rpc/connection.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <utility>

namespace hookbox {
namespace {

/// Why the server cannot find that method, in the words of Go's net/rpc; "" when it can.
std::string method_error(const std::string& method) {
    if (method == main_method)
        return "";
    const std::size_t dot = method.rfind('.');
    if (dot == std::string::npos)
        return "rpc: service/method request ill-formed: " + method;
    const bool known_service = method.substr(0, dot) == main_method.substr(0, 5);
    return (known_service ? "rpc: can't find method " : "rpc: can't find service ") + method;
}

} // namespace

Connection::Connection(Loop& loop, Fd fd, std::chrono::milliseconds half_request, Held& held,
                       Owner owner)
    : loop_(loop), fd_(std::move(fd)), half_request_(half_request), held_(held),
      owner_(std::move(owner)) {}

PendingCall Connection::take_call() {
    stage_ = Stage::serving;
    announced_ = false;
    return std::exchange(call_, {});
}

void Connection::answer(const ResponseHeader& header, const ToolReply& reply) {
    writer_.write(header, reply);
    output_ = writer_.take();
    sent_ = 0;
    stage_ = Stage::receiving;
    hold(decoder_.kept() + output_.capacity());
    if (dead_)
        return settle();
    send();
}

void Connection::cut(std::chrono::milliseconds grace) {
    last_ = true;
    finished_ = finished_ || stage_ != Stage::receiving || !output_.empty();
    if (grace.count() <= 0)
        dead_ = true;
    else
        cut_ = Timer(loop_, grace, [this] {
            dead_ = true;
            settle();
        });
    settle();
}

void Connection::receive() {
    if (stage_ != Stage::receiving || !output_.empty()) {
        // More comes while a call is served; it can wait.
        reading_ = {};
        watches_reading_ = false;
        return;
    }
    char bytes[65536];
    const ssize_t count = ::recv(fd_.get(), bytes, sizeof bytes, 0);
    if (count < 0) {
        dead_ = errno != EAGAIN && errno != EINTR;
        return settle();
    }
    end_of_input_ = count == 0;
    touched_ = std::chrono::steady_clock::now();
    hold(own_ + static_cast<std::size_t>(count));
    if (dead_)
        return settle();
    decoder_.feed({bytes, static_cast<std::size_t>(count)});
    take_apart();
    settle();
}

void Connection::send() {
    while (sent_ < output_.size()) {
        const ssize_t count =
            ::send(fd_.get(), output_.data() + sent_, output_.size() - sent_, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            dead_ = errno != EAGAIN;
            return settle();
        }
        sent_ += static_cast<std::size_t>(count);
    }
    std::string().swap(output_); // an assigned one would keep its memory
    sent_ = 0;
    touched_ = std::chrono::steady_clock::now();
    hold(decoder_.kept());
    take_apart();
    settle();
}

void Connection::take_apart() {
    // The next request has to wait until the last one's reply is read.
    if (stage_ != Stage::receiving || !output_.empty())
        return;
    if (finished_) {
        dead_ = true;
        return;
    }
    if (!header_) {
        RequestHeader header;
        const gob::Decoded result = read(decoder_, header);
        if (result == gob::Decoded::incomplete && !end_of_input_)
            return;
        if (result != gob::Decoded::value) {
            dead_ = true;
            return;
        }
        header_ = std::move(header);
    }
    take_body();
}

void Connection::take_body() {
    std::string error = method_error(header_->method);
    const gob::Decoded result = error.empty() ? read(decoder_, call_.request) : decoder_.skip();
    if (result == gob::Decoded::incomplete) {
        if (!end_of_input_)
            return;
        if (error.empty())
            error = decoder_.between_values() ? "EOF" : "unexpected EOF";
    } else if (result != gob::Decoded::value && error.empty()) {
        error = decoder_.error();
    }
    // An argument of no bytes takes one on its way, and much more here.
    hold(own_ + call_.request.args.size() * sizeof(std::string));
    finished_ = last_ || result == gob::Decoded::incomplete || result == gob::Decoded::broken;
    call_.header = *std::exchange(header_, std::nullopt);
    call_.error = std::move(error);
    stage_ = Stage::ready;
}

bool Connection::quiet(std::chrono::milliseconds time) const {
    return idle() && std::chrono::steady_clock::now() - touched_ >= time;
}

void Connection::hold(std::size_t bytes) noexcept {
    held_.bytes += bytes - own_;
    own_ = bytes;
    dead_ = dead_ || held_.bytes > held_.limit;
}

bool Connection::idle() const noexcept {
    return stage_ == Stage::receiving && output_.empty() && !header_ && decoder_.between_values();
}

void Connection::settle() {
    if (dead_ || (last_ && idle())) {
        const Callback ended = owner_.ended;
        return ended();
    }
    const bool receives = stage_ == Stage::receiving && output_.empty();
    if (end_of_input_)
        reading_ = {};
    else if (receives && !std::exchange(watches_reading_, true))
        reading_ = FdWatch(loop_, fd_.get(), FdWatch::Ready::read, [this] { receive(); });
    if (const bool wanted = !output_.empty(); wanted != std::exchange(watches_writing_, wanted))
        writing_ = wanted ? FdWatch(loop_, fd_.get(), FdWatch::Ready::write, [this] { send(); })
                          : FdWatch();
    if (!receives || idle())
        deadline_ = Timer();
    else if (!deadline_)
        deadline_ = Timer(loop_, half_request_, [this] {
            dead_ = true;
            settle();
        });
    if (stage_ == Stage::ready && !std::exchange(announced_, true)) {
        const Callback ready = owner_.ready;
        ready();
    }
}

} // namespace hookbox
