#include "rpc/acceptor.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace hookbox {
namespace {

/// The peer may be anyone who can reach the socket: only its own user and root are served.
bool is_trusted_peer(int fd) {
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           (peer.uid == 0 || peer.uid == ::geteuid());
}

} // namespace

Acceptor::Acceptor(Loop& loop, Fd listener, std::function<bool()> has_room,
                   std::function<void(Fd)> accepted)
    : loop_(loop), listener_(std::move(listener)), has_room_(std::move(has_room)),
      accepted_(std::move(accepted)) {
    watch();
}

void Acceptor::watch() {
    watch_ = FdWatch(loop_, listener_.get(), FdWatch::Ready::read, [this] { accept_one(); });
}

void Acceptor::pause() {
    watch_ = {};
    pause_ = Timer(loop_, std::chrono::milliseconds(100), [this] { watch(); });
}

void Acceptor::resume() {
    if (!pause_)
        return;
    pause_ = {};
    watch();
}

void Acceptor::accept_one() {
    if (!has_room_())
        return pause();
    Fd fd{::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK)};
    if (fd && is_trusted_peer(fd.get()))
        accepted_(std::move(fd));
    // Out of descriptors or memory: the waiting connection would wake the loop at once.
    else if (!fd && (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS))
        pause();
}

} // namespace hookbox
