#include "base/sync.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace hookbox {
namespace {

void sync(const std::filesystem::path& directory, int (*call)(int)) {
    const Fd fd = open_file(directory, O_RDONLY | O_DIRECTORY);
    if (call(fd.get()) != 0)
        throw SystemError("sync " + directory.string(), errno);
}

} // namespace

void sync_file_system(const std::filesystem::path& directory) {
    sync(directory, ::syncfs);
}

void sync_directory(const std::filesystem::path& directory) {
    sync(directory, ::fsync);
}

} // namespace hookbox
