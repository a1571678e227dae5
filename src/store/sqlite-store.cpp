#include "store/sqlite-store.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/bell.hpp"
#include "store/presence.hpp"
#include "store/sqlite-tree.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>

namespace hookbox {
namespace {

using std::chrono::steady_clock;

/// How long a change may stay unseen whose writer died before it rang.
constexpr std::chrono::milliseconds bell_doubt{900};

/// Until `fd` is readable, at most until `deadline` and at most for bell_doubt.
void poll_until(int fd, steady_clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now());
    const auto limit = std::clamp(left, std::chrono::milliseconds(0), bell_doubt);
    pollfd watched{fd, POLLIN, 0};
    if (::poll(&watched, 1, static_cast<int>(limit.count())) < 0 && errno != EINTR)
        throw SystemError("poll", errno);
}

/// Nobody else can reach it, so nothing ever wakes and who is present is a list.
class MemoryStore final : public SqliteTree {
  public:
    MemoryStore() : SqliteTree(":memory:", "memory:", lock_patience) {
        if (!never_)
            throw SystemError("eventfd", errno);
    }

    std::int64_t wait(std::int64_t since, steady_clock::time_point deadline) override {
        while (revision() <= since && steady_clock::now() < deadline)
            poll_until(never_.get(), deadline);
        return revision();
    }
    int wake_fd() override { return never_.get(); }
    void acknowledge_wake() override {}

    std::unique_ptr<Session> open_session() override { return std::make_unique<Listed>(present_); }
    bool session_alive(const std::string& id) override { return present_->contains(id); }

  private:
    using Present = std::shared_ptr<std::set<std::string>>; // a session may outlive its store
    class Listed final : public Session {
      public:
        explicit Listed(Present present) : id_(random_hex(16)), present_(std::move(present)) {
            present_->insert(id_);
        }
        Listed(const Listed&) = delete;
        Listed& operator=(const Listed&) = delete;
        ~Listed() override { present_->erase(id_); }
        [[nodiscard]] const std::string& id() const override { return id_; }

      private:
        std::string id_;
        Present present_;
    };

    Fd never_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    Present present_ = std::make_shared<std::set<std::string>>();
};

class DirectoryStore final : public SqliteTree {
  public:
    DirectoryStore(const std::filesystem::path& directory, std::chrono::milliseconds patience)
        : SqliteTree(directory / "store.db", directory, patience), bell_file_(directory / "bell"),
          sessions_(directory / "sessions"), bell_(bell_file_) {}

    std::int64_t wait(std::int64_t since, steady_clock::time_point deadline) override {
        BellWatch& watch = bell_watch();
        for (;;) {
            changed_by_others();
            const std::int64_t now = revision();
            if (now > since || steady_clock::now() >= deadline)
                return now;
            do {
                poll_until(watch.fd(), deadline);
                watch.clear();
            } while (!changed_by_others() && steady_clock::now() < deadline);
        }
    }
    int wake_fd() override { return bell_watch().fd(); }
    void acknowledge_wake() override { bell_watch().clear(); }

    std::unique_ptr<Session> open_session() override { return open_file_session(sessions_); }
    bool session_alive(const std::string& id) override { return file_session_alive(sessions_, id); }

  private:
    void committed() noexcept override { bell_.ring(); }
    BellWatch& bell_watch() {
        if (!watch_)
            watch_.emplace(bell_file_);
        return *watch_;
    }

    std::filesystem::path bell_file_, sessions_;
    Bell bell_;
    std::optional<BellWatch> watch_;
};

[[noreturn]] void refuse(const std::filesystem::path& directory, const std::string& why) {
    throw Error("cannot open store \"" + directory.string() + "\": " + why);
}

/// Makes the directory and the empty database with their modes: SQLite would take 0644.
void prepare_directory(const std::filesystem::path& directory) {
    make_private_directories(directory);
    struct stat status {};
    if (::stat(directory.c_str(), &status) != 0)
        throw SystemError("stat " + directory.string(), errno);
    if (status.st_uid != ::geteuid())
        refuse(directory, "it belongs to user " + std::to_string(status.st_uid) +
                              ": choose a home of your own");
    if ((status.st_mode & 022) != 0)
        refuse(directory,
               "others may write there: take that right from them or choose another home");
    make_private_directories(directory / "sessions");
    // Never open a database that may be in use: closing it again would drop the locks this process
    // holds on it.
    const auto file = directory / "store.db";
    const Fd created{::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (!created && errno != EEXIST)
        throw SystemError("create " + file.string(), errno);
    for (const auto& needed : {directory, file})
        if (::faccessat(AT_FDCWD, needed.c_str(), R_OK | W_OK, AT_EACCESS) != 0)
            refuse(directory, needed.string() + ": " + errno_text(errno) +
                                  ": make it writable or choose another home");
}

} // namespace

std::unique_ptr<Store> open_memory_store() {
    return std::make_unique<MemoryStore>();
}

std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& directory,
                                         std::chrono::milliseconds patience) {
    try {
        prepare_directory(directory);
        return std::make_unique<DirectoryStore>(directory, patience);
    } catch (const SystemError& error) {
        refuse(directory, error.what());
    }
}

} // namespace hookbox
