#include "store/bell.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <cerrno>

namespace hookbox {

Bell::Bell(const std::filesystem::path& file) : file_(open_file(file, O_WRONLY | O_CREAT)) {}

void Bell::ring() noexcept {
    // At a fixed place, so that the file never grows. A full disk only costs watchers their second.
    [[maybe_unused]] const ssize_t count = ::pwrite(file_.get(), "!", 1, 0);
}

BellWatch::BellWatch(const std::filesystem::path& file)
    : inotify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    if (!inotify_)
        throw SystemError("watch " + file.string(), errno);
    if (::inotify_add_watch(inotify_.get(), file.c_str(), IN_MODIFY) < 0)
        throw SystemError("watch " + file.string(), errno);
}

void BellWatch::clear() noexcept {
    alignas(inotify_event) char events[4096];
    while (::read(inotify_.get(), events, sizeof events) > 0) {
    }
}

} // namespace hookbox
