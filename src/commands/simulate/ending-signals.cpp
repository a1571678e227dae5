#include "commands/simulate/ending-signals.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace hookbox {
namespace {

volatile std::sig_atomic_t ending_fd = -1;

extern "C" {
static void tell_ending(int signal) {
    const int before = errno;
    const auto byte = static_cast<unsigned char>(signal);
    (void)!::write(ending_fd, &byte, 1); // full: enough has been told
    errno = before;
}
}

} // namespace

EndingSignals::EndingSignals() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        throw SystemError("pipe", errno);
    read_ = Fd(ends[0]);
    write_ = Fd(ends[1]);
    ending_fd = ends[1];
    struct sigaction action = {};
    action.sa_handler = tell_ending;
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < caught.size(); ++i)
        ::sigaction(caught[i], &action, &before_[i]);
}

EndingSignals::~EndingSignals() {
    for (std::size_t i = 0; i < caught.size(); ++i)
        ::sigaction(caught[i], &before_[i], nullptr);
    ending_fd = -1;
}

std::vector<int> EndingSignals::take() const {
    std::vector<int> signals;
    unsigned char bytes[64];
    for (ssize_t count; (count = ::read(read_.get(), bytes, sizeof bytes)) > 0;)
        signals.insert(signals.end(), bytes, bytes + count);
    return signals;
}

} // namespace hookbox
