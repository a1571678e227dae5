#include "rpc/tcp.hpp"

#include "base/error.hpp"
#include "rpc/socket.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <memory>

namespace hookbox {
namespace {

struct HostPort {
    std::string host, port;
    const char* problem = nullptr;
};

HostPort split(const std::string& address) {
    const std::size_t colon = address.rfind(':');
    if (colon == std::string::npos || (address.front() == '[' && address[colon - 1] != ']'))
        return {{}, {}, "missing port in address"};
    HostPort parts{address.substr(0, colon), address.substr(colon + 1)};
    if (parts.host.starts_with('[') && parts.host.ends_with(']'))
        parts.host = parts.host.substr(1, parts.host.size() - 2);
    else if (parts.host.find(':') != std::string::npos)
        parts.problem = "too many colons in address";
    return parts;
}

/// Gives why there is no such port, in the words of Go's net package; "" when there is. Services
/// are not known by name.
std::string read_port(const std::string& text, std::uint16_t& port) {
    if (text.find_first_not_of("0123456789", text.starts_with('-') ? 1 : 0) != std::string::npos)
        return "lookup tcp/" + text + ": unknown port";
    const char* end = text.data() + text.size();
    if (!text.empty() && std::from_chars(text.data(), end, port).ec != std::errc())
        return "address " + text + ": invalid port";
    return {};
}

/// 0 or the reason as errno. An interrupted connect goes on by itself.
int connect(const Fd& socket, const addrinfo& place, std::chrono::seconds patience) {
    if (::connect(socket.get(), place.ai_addr, place.ai_addrlen) == 0)
        return 0;
    if (errno == EINPROGRESS) // SO_SNDTIMEO has run out
        return ETIMEDOUT;
    if (errno != EINTR)
        return errno;
    pollfd waiting{socket.get(), POLLOUT, 0};
    int ready = 0;
    do
        ready = ::poll(&waiting, 1, static_cast<int>(patience.count() * 1000));
    while (ready < 0 && errno == EINTR);
    int error = ETIMEDOUT;
    socklen_t size = sizeof error;
    if (ready > 0)
        ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
    return error;
}

} // namespace

void bound_io(const Fd& socket, std::chrono::seconds patience) {
    const timeval time{patience.count(), 0};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
}

Fd dial_tcp(const std::string& address, std::chrono::seconds patience, std::string& error) {
    const HostPort parts = split(address);
    if (parts.problem != nullptr) {
        error = "dial tcp: address " + address + ": " + parts.problem;
        return {};
    }
    std::uint16_t port = 0;
    if (const std::string problem = read_port(parts.port, port); !problem.empty()) {
        error = "dial tcp: " + problem;
        return {};
    }
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    // A numeric address is taken as it is: nothing is looked up, nothing loaded.
    const int unknown = ::getaddrinfo(parts.host.empty() ? nullptr : parts.host.c_str(),
                                      std::to_string(port).c_str(), &wanted, &found);
    if (unknown != 0) {
        error = "dial tcp: lookup " + parts.host + ": " +
                (unknown == EAI_NONAME ? "no such host" : ::gai_strerror(unknown));
        return {};
    }
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> places(found, ::freeaddrinfo);
    for (const addrinfo* place = found; place != nullptr; place = place->ai_next) {
        Fd socket = open_stream_socket(place->ai_family);
        bound_io(socket, patience);
        const char* step = socket ? "connect: " : "socket: ";
        const int reason = socket ? connect(socket, *place, patience) : errno;
        if (reason == 0) {
            const int on = 1; // a request is one write: no reason to hold its end back
            ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            ::setsockopt(socket.get(), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
            return socket;
        }
        error = "dial tcp " + address + ": " + step + errno_text(reason);
    }
    return {};
}

} // namespace hookbox
