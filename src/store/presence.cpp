#include "store/presence.hpp"

#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace hookbox {
namespace {

class FileSession final : public Session {
  public:
    FileSession(std::filesystem::path file, Fd lock)
        : id_(file.filename()), file_(std::move(file)), lock_(std::move(lock)) {}
    FileSession(const FileSession&) = delete;
    FileSession& operator=(const FileSession&) = delete;
    ~FileSession() override { ::unlink(file_.c_str()); }

    [[nodiscard]] const std::string& id() const override { return id_; }

  private:
    std::string id_;
    std::filesystem::path file_;
    Fd lock_;
};

void remove_dead(const std::filesystem::path& directory) {
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(directory, missing)) {
        const Fd file{::open(entry.path().c_str(), O_RDWR | O_CLOEXEC)};
        if (file && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0)
            ::unlink(entry.path().c_str());
    }
}

/// False when somebody took the file for a dead one before it was locked.
bool still_there(const Fd& file) {
    struct stat status {};
    return ::fstat(file.get(), &status) == 0 && status.st_nlink > 0;
}

} // namespace

std::unique_ptr<Session> open_file_session(const std::filesystem::path& directory) {
    remove_dead(directory);
    for (;;) {
        const std::filesystem::path path = directory / random_hex(16);
        Fd file = open_file(path, O_RDWR | O_CREAT | O_EXCL);
        while (::flock(file.get(), LOCK_EX) != 0)
            if (errno != EINTR)
                throw SystemError("lock " + path.string(), errno);
        if (still_there(file))
            return std::make_unique<FileSession>(path, std::move(file));
    }
}

bool file_session_alive(const std::filesystem::path& directory, const std::string& id) {
    if (id.empty() || id.find('/') != std::string::npos || id.starts_with('.'))
        return false;
    const Fd file{::open((directory / id).c_str(), O_RDWR | O_CLOEXEC)};
    if (!file)
        return false;
    return ::flock(file.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

} // namespace hookbox
