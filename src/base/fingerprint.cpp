#include "base/fingerprint.hpp"

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <vector>

namespace hookbox {
namespace {

Fingerprint read_through(const std::filesystem::path& path,
                         const std::function<void(std::string_view)>& take) {
    const Fd file = open_file(path, O_RDONLY);
    Sha384 digest;
    std::int64_t size = 0;
    std::vector<char> buffer(std::size_t{1} << 20);
    for (;;) {
        const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw SystemError("read " + path.string(), errno);
        if (got == 0)
            return {.hex = digest.hex(), .size = size};
        const std::string_view bytes(buffer.data(), static_cast<std::size_t>(got));
        digest.add(bytes);
        size += got;
        take(bytes);
    }
}

} // namespace

Fingerprint fingerprint_of(std::string_view bytes) {
    Sha384 digest;
    digest.add(bytes);
    return {.hex = digest.hex(), .size = static_cast<std::int64_t>(bytes.size())};
}

Fingerprint fingerprint_file(const std::filesystem::path& path) {
    return read_through(path, [](std::string_view) {});
}

Fingerprint copy_with_fingerprint(const std::filesystem::path& from,
                                  const std::filesystem::path& to) {
    const Fd copy = open_file(to, O_WRONLY | O_CREAT | O_TRUNC);
    Fingerprint result = read_through(from, [&](std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t put = ::write(copy.get(), bytes.data(), bytes.size());
            if (put < 0 && errno != EINTR)
                throw SystemError("write " + to.string(), errno);
            bytes.remove_prefix(put > 0 ? static_cast<std::size_t>(put) : 0);
        }
    });
    if (::fsync(copy.get()) != 0)
        throw SystemError("sync " + to.string(), errno);
    return result;
}

} // namespace hookbox
