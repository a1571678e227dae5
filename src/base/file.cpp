#include "base/file.hpp"

#include "base/error.hpp"
#include "base/fault.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

namespace hookbox {

Fd open_file(const std::filesystem::path& path, int flags, unsigned mode) {
    Fd fd{::open(path.c_str(), flags | O_CLOEXEC, mode)};
    if (!fd)
        throw SystemError("open " + path.string(), errno);
    return fd;
}

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
    const Fd fd = open_file(path, O_RDONLY);
    std::string data;
    for (;;) {
        const std::size_t size = data.size();
        data.resize(size + 65536);
        const ssize_t count = ::read(fd.get(), data.data() + size, 65536);
        if (count < 0 && errno != EINTR)
            throw SystemError("read " + path.string(), errno);
        data.resize(size + static_cast<std::size_t>(count > 0 ? count : 0));
        if (count == 0)
            return data;
        if (data.size() > limit)
            throw Error("read " + path.string() + ": larger than " + std::to_string(limit) +
                        " bytes");
    }
}

void overwrite_file(const std::filesystem::path& path, std::string_view data, int flags) {
    const Fd fd = open_file(path, O_WRONLY | O_CREAT | O_TRUNC | flags, 0666);
    while (!data.empty()) {
        const ssize_t count = ::write(fd.get(), data.data(), data.size());
        if (count < 0 && errno != EINTR)
            throw SystemError("write " + path.string(), errno);
        if (count > 0)
            data.remove_prefix(static_cast<std::size_t>(count));
    }
}

void write_file(const std::filesystem::path& path, std::string_view data, unsigned mode,
                bool durable) {
    const std::string temporary = path.string() + ".tmp" + random_hex(4);
    Fd fd = open_file(temporary, O_WRONLY | O_CREAT | O_EXCL, mode);
    auto fail = [&](const char* what) {
        const int number = errno;
        ::unlink(temporary.c_str());
        throw SystemError(what + path.string(), number);
    };
    while (!data.empty()) {
        const ssize_t count = ::write(fd.get(), data.data(), data.size());
        if (count < 0 && errno != EINTR)
            fail("write ");
        if (count > 0)
            data.remove_prefix(static_cast<std::size_t>(count));
    }
    if (durable && ::fsync(fd.get()) != 0)
        fail("sync ");
    fault_point("before-rename");
    if (::rename(temporary.c_str(), path.c_str()) != 0)
        fail("rename ");
    fault_point("after-rename");
    if (durable) {
        const Fd directory =
            open_file(path.has_parent_path() ? path.parent_path() : ".", O_RDONLY | O_DIRECTORY);
        if (::fsync(directory.get()) != 0)
            throw SystemError("sync " + path.parent_path().string(), errno);
    }
}

std::string clean_path(const std::filesystem::path& path) {
    std::string clean = path.lexically_normal().string();
    if (clean.size() > 1 && clean.ends_with('/'))
        clean.pop_back();
    return clean;
}

void make_private_directories(const std::filesystem::path& path) {
    std::filesystem::path missing;
    for (const auto& part : path) {
        missing /= part;
        if (::mkdir(missing.c_str(), 0700) != 0 && errno != EEXIST && errno != EISDIR)
            throw SystemError("mkdir " + missing.string(), errno);
    }
}

void remove_directories(const std::filesystem::path& path) {
    namespace fs = std::filesystem;
    std::error_code error;
    fs::remove_all(path, error);
    if (!error)
        return;
    ::chmod(path.c_str(), 0700);
    for (fs::recursive_directory_iterator entry(path, error), end; !error && entry != end;
         entry.increment(error))
        if (!entry->is_symlink() && entry->is_directory())
            ::chmod(entry->path().c_str(), 0700);
    fs::remove_all(path, error);
    if (error)
        throw SystemError("remove " + path.string(), error.value());
}

std::string random_hex(std::size_t bytes) {
    std::vector<unsigned char> raw(bytes);
    for (std::size_t have = 0; have < bytes;) {
        const ssize_t count = ::getrandom(raw.data() + have, bytes - have, 0);
        if (count < 0 && errno != EINTR)
            throw SystemError("getrandom", errno);
        if (count > 0)
            have += static_cast<std::size_t>(count);
    }
    static const char digits[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : raw) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

} // namespace hookbox
