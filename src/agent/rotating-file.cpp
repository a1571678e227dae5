#include "agent/rotating-file.hpp"

#include "base/fault.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <utility>

namespace hookbox {
namespace {

constexpr int backups = 5;

void put_away(const std::string& file, const std::string& to) {
    fault_point("before-rotate");
    ::rename(file.c_str(), to.c_str());
    fault_point("after-rotate");
}

} // namespace

RotatingFile::RotatingFile(std::filesystem::path path, std::size_t limit)
    : path_(std::move(path)), limit_(limit) {
    open();
}

void RotatingFile::open() noexcept {
    file_ = Fd{::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)};
    struct stat info {};
    size_ = file_ && ::fstat(file_.get(), &info) == 0 ? static_cast<std::size_t>(info.st_size) : 0;
}

void RotatingFile::rotate() noexcept {
    const std::string base = path_.string() + ".";
    for (int number = backups - 1; number > 0; --number)
        put_away(base + std::to_string(number), base + std::to_string(number + 1));
    put_away(path_.string(), base + "1");
    open();
}

void RotatingFile::write(std::string_view text) noexcept {
    if (size_ > 0 && size_ + text.size() > limit_)
        rotate();
    if (!file_)
        open();
    while (file_ && !text.empty()) {
        const ssize_t count = ::write(file_.get(), text.data(), text.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return;
        size_ += static_cast<std::size_t>(count);
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

} // namespace hookbox
