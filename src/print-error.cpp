#include "print-error.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

namespace hookbox {

bool write_all(int fd, std::string_view text) noexcept {
    while (!text.empty()) {
        const ssize_t count = ::write(fd, text.data(), text.size());
        if (count >= 0) {
            text.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno == EAGAIN) {
            pollfd waiting{fd, POLLOUT, 0};
            ::poll(&waiting, 1, -1);
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

void print_error(std::string_view text) {
    const char* terminal = std::getenv("TERM");
    const bool coloured =
        ::isatty(STDERR_FILENO) != 0 && (terminal == nullptr || std::strcmp(terminal, "dumb") != 0);
    std::string line = coloured ? "\033[91mERROR\033[0m " : "ERROR ";
    line.append(text) += '\n';
    write_all(STDERR_FILENO, line);
}

} // namespace hookbox
