#include "rpc/unix-stream.hpp"

#include "base/error.hpp"
#include "rpc/socket.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstddef>
#include <cstring>

namespace hookbox {

Fd open_stream_socket(int family) noexcept {
    Fd fd{::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    if (fd && fd.get() <= 2)
        fd = Fd{::fcntl(fd.get(), F_DUPFD_CLOEXEC, 3)};
    return fd;
}

bool UnixStream::fail(const char* verb, int error_number) {
    error_ =
        std::string(verb) + " unix @->" + address_ + ": " + verb + ": " + errno_text(error_number);
    return false;
}

bool UnixStream::dial(const Target& address) {
    address_ = address;
    const auto fail_dial = [&](const char* step, int number) {
        error_ = "dial unix " + address + ": " + step + errno_text(number);
        return false;
    };
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    const bool abstract = address.starts_with('@');
    if (address.size() > sizeof name.sun_path - (abstract ? 0 : 1))
        return fail_dial("connect: ", EINVAL);
    std::memcpy(name.sun_path, address.data(), address.size());
    auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address.size());
    if (abstract)
        name.sun_path[0] = '\0';
    else
        ++size;
    fd_ = open_stream_socket(AF_UNIX);
    if (!fd_)
        return fail_dial("socket: ", errno);
    while (::connect(fd_.get(), reinterpret_cast<const sockaddr*>(&name), size) != 0)
        if (errno != EINTR)
            return fail_dial("connect: ", errno);
    return true;
}

bool UnixStream::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(count));
        else if (errno != EINTR)
            return fail("write", errno);
    }
    return true;
}

std::ptrdiff_t UnixStream::receive(char* bytes, std::size_t size) {
    for (;;) {
        const ssize_t count = ::recv(fd_.get(), bytes, size, 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            fail("read", errno);
        return count;
    }
}

} // namespace hookbox
