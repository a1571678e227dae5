#include "base/memory-file.hpp"

#include "base/error.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

namespace hookbox {

Fd memory_file(std::string_view bytes) {
    Fd file{::memfd_create("hookbox", MFD_CLOEXEC)};
    const auto require = [](bool done) {
        if (!done)
            throw SystemError("make a file in memory", errno);
    };
    require(static_cast<bool>(file));
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
        require(count >= 0 || errno == EINTR);
        bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    require(::lseek(file.get(), 0, SEEK_SET) == 0);
    return file;
}

} // namespace hookbox
