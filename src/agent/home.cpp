#include "agent/home.hpp"

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/process.hpp"
#include "model/names.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t socket_path_limit = 108; // of sun_path, with its final zero

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// Throws unless `path` is a directory of ours that nobody else may enter.
void check_private(const fs::path& path, int open_flags, const std::string& what) {
    const Fd directory{::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC | open_flags)};
    struct stat status {};
    if (!directory || ::fstat(directory.get(), &status) != 0)
        throw SystemError(what + " \"" + path.string() + "\" cannot be used", errno);
    if (status.st_uid != ::geteuid())
        throw Error(what + " \"" + path.string() + "\" is not ours: it belongs to user " +
                    std::to_string(status.st_uid));
    if ((status.st_mode & 077) != 0) {
        char mode[8];
        std::snprintf(mode, sizeof mode, "%04o", static_cast<unsigned>(status.st_mode & 07777));
        throw Error(what + " \"" + path.string() + "\" is open to others (mode " + mode +
                    "); run chmod 700 on it first");
    }
}

/// A write lock over the whole file. It belongs to the open file, as with flock, and unlike
/// flock's it can be probed without being taken.
struct flock whole_file() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// Waits for a lock that lasts only until a dead agent's last child runs its program.
class DeadHolder {
  public:
    /// Whether to look at the lock again, a moment having passed.
    bool wait(pid_t holder) const {
        if (holder <= 0 || process_alive(holder) || std::chrono::steady_clock::now() >= end_)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return true;
    }

  private:
    std::chrono::steady_clock::time_point end_ =
        std::chrono::steady_clock::now() + std::chrono::seconds(2);
};

/// 0 for the instant in which the holder has not written it yet.
pid_t named_holder(const Home& home) {
    const std::string text = read_file(home.lock_file());
    pid_t pid = 0;
    std::from_chars(text.data(), text.data() + text.size(), pid);
    return pid;
}

} // namespace

fs::path locate_home() {
    if (const auto home = environment("HOOKBOX_HOME"); !home.empty())
        return fs::absolute(home);
    if (const auto state = environment("XDG_STATE_HOME"); state.starts_with('/'))
        return fs::path(state) / "hookbox";
    if (const auto user = environment("HOME"); user.starts_with('/'))
        return fs::path(user) / ".local/state/hookbox";
    throw Error("no home: neither HOOKBOX_HOME nor XDG_STATE_HOME nor HOME is set");
}

Home::Home(const fs::path& root) {
    make_private_directories(root);
    check_private(root, 0, "home");
    root_ = fs::canonical(root);
}

fs::path Home::tools(Compat compat) const {
    return root_ / (compat == Compat::juju3 ? "tools"
                                            : "tools-" + std::to_string(static_cast<int>(compat)));
}

fs::path Home::unit_directory(std::string_view unit) const {
    return root_ / "agents" / unit_tag(unit);
}

fs::path Home::unit_log(std::string_view unit) const {
    return logs() / (unit_tag(unit) + ".log");
}

std::optional<AgentLock> AgentLock::acquire(const Home& home) {
    Fd file = open_file(home.lock_file(), O_RDWR | O_CREAT | O_NOFOLLOW);
    struct flock lock = whole_file();
    for (const DeadHolder dead; ::fcntl(file.get(), F_OFD_SETLK, &lock) != 0;) {
        if (errno != EAGAIN && errno != EACCES)
            throw SystemError("lock " + home.lock_file().string(), errno);
        if (!dead.wait(named_holder(home)))
            return std::nullopt;
    }
    const std::string pid = std::to_string(::getpid()) + "\n";
    if (::ftruncate(file.get(), 0) != 0 ||
        ::pwrite(file.get(), pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size()))
        throw SystemError("write " + home.lock_file().string(), errno);
    return AgentLock(std::move(file));
}

std::optional<pid_t> AgentLock::holder(const Home& home) {
    const Fd file{::open(home.lock_file().c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC)};
    if (!file)
        return std::nullopt;
    for (const DeadHolder dead;;) {
        struct flock lock = whole_file();
        if (::fcntl(file.get(), F_OFD_GETLK, &lock) != 0)
            throw SystemError("probe " + home.lock_file().string(), errno);
        if (lock.l_type == F_UNLCK)
            return std::nullopt;
        const pid_t pid = named_holder(home);
        if (!dead.wait(pid))
            return pid;
    }
}

RuntimeDirectory::RuntimeDirectory(const Home& home) {
    const std::string hash = sha256_hex(home.root().string()).substr(0, 8);
    const fs::path session = environment("XDG_RUNTIME_DIR");
    // Room for "/hookbox-<hash>/" and a unit's hashed name.
    constexpr std::size_t below = sizeof "/hookbox-01234567/unit-0123456789abcdef.socket";
    struct stat status {};
    if (session.is_absolute() && session.native().size() + below <= socket_path_limit &&
        ::stat(session.c_str(), &status) == 0 && S_ISDIR(status.st_mode) &&
        status.st_uid == ::geteuid() && ::access(session.c_str(), W_OK | X_OK) == 0)
        path_ = session / ("hookbox-" + hash);
    else
        path_ = "/tmp/hookbox-" + std::to_string(::geteuid()) + "-" + hash;

    if (::mkdir(path_.c_str(), 0700) != 0) {
        if (errno != EEXIST)
            throw SystemError("mkdir " + path_.string(), errno);
        try {
            check_private(path_, O_NOFOLLOW, "runtime directory");
        } catch (const Error&) {
            // Somebody else took the name; that must not keep this home's agent from running.
            std::string other = "/tmp/hookbox-" + std::to_string(::geteuid()) + "-XXXXXX";
            if (::mkdtemp(other.data()) == nullptr)
                throw SystemError("mkdtemp " + other, errno);
            path_ = other;
        }
        for (const auto& entry : fs::directory_iterator(path_))
            fs::remove_all(entry.path());
    }
}

RuntimeDirectory::~RuntimeDirectory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string RuntimeDirectory::socket(std::string_view unit) const {
    return place(unit, ".socket");
}

std::string RuntimeDirectory::commands_socket(std::string_view unit) const {
    return place(unit, ".run");
}

std::string RuntimeDirectory::place(std::string_view unit, const char* suffix) const {
    const std::string tag = unit_tag(unit);
    std::string plain = (path_ / (tag + suffix)).string();
    if (plain.size() < socket_path_limit)
        return plain;
    return (path_ / ("unit-" + sha256_hex(tag).substr(0, 16) + suffix)).string();
}

} // namespace hookbox
