#include "base/fd.hpp"

#include <unistd.h>

namespace hookbox {

void Fd::reset() noexcept {
    if (fd_ >= 0)
        ::close(std::exchange(fd_, -1));
}

} // namespace hookbox
