#include "base/inheritance.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace hookbox {
namespace {

/// In ascending order, each gets the lowest free number: its own.
void occupy_closed_stream(int stream) {
    if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF)
        return;
    // The wrong way round: reading or writing fails as it does on a closed one.
    if (::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
        throw SystemError("open /dev/null", errno);
}

} // namespace

void mend_inheritance() {
    // Ignored, as some runtimes leave it, it lets the kernel forget how children have ended.
    std::signal(SIGCHLD, SIG_DFL);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        occupy_closed_stream(stream);
}

} // namespace hookbox
