#include "commands/log-files.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

/// Of whatever the watch cannot tell: a directory of logs that does not exist yet.
constexpr int look_again_milliseconds = 1000;

constexpr int most_rotated = 5;

ino_t inode_of(int fd) {
    struct stat status {};
    return ::fstat(fd, &status) == 0 ? status.st_ino : 0;
}

} // namespace

LogFiles::LogFiles(const Home& home)
    : home_(home), inotify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    if (!inotify_)
        throw SystemError("watch logs", errno);
}

std::map<std::string, fs::path> LogFiles::current_files() const {
    std::map<std::string, fs::path> files;
    if (fs::exists(home_.agent_log()))
        files["machine-0"] = home_.agent_log();
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(home_.logs(), missing))
        if (entry.path().extension() == ".log" && entry.path() != home_.machine_lock_log())
            files[entry.path().stem()] = entry.path();
    return files;
}

void LogFiles::read_rest(const std::string& entity, File& file, Records& records) {
    char bytes[65536];
    for (;;) {
        const ssize_t count = ::read(file.file.get(), bytes, sizeof bytes);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        file.partial.append(bytes, static_cast<std::size_t>(count));
    }
    std::size_t begin = 0;
    bool fresh = false; // the last record is among `records`
    for (std::size_t end; (end = file.partial.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
        const std::string_view line = std::string_view(file.partial).substr(begin, end - begin);
        if (auto record = parse_log_line(entity, line)) {
            file.last = *record;
            records.push_back(std::move(*record));
            fresh = true;
        } else if (fresh) {
            records.back().message.append("\n").append(line);
        } else if (file.last) {
            records.push_back(*file.last);
            records.back().message = line;
            records.back().continued = true;
        }
    }
    file.partial.erase(0, begin);
}

void LogFiles::read_file(const std::string& entity, const fs::path& path, Records& records) {
    const auto known = files_.find(entity);
    if (known != files_.end())
        read_rest(entity, known->second, records);
    Fd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file)
        return; // rotated this very moment
    const ino_t inode = inode_of(file.get());
    if (known != files_.end() && known->second.inode == inode)
        return;
    if (known == files_.end())
        for (int number = most_rotated; number > 0; --number) {
            File old;
            old.file = Fd{::open((path.string() + "." + std::to_string(number)).c_str(),
                                 O_RDONLY | O_CLOEXEC)};
            if (old.file)
                read_rest(entity, old, records);
        }
    File& now = files_[entity];
    now = File{};
    now.file = std::move(file);
    now.inode = inode;
    read_rest(entity, now, records);
}

std::vector<LogRecord> LogFiles::read() {
    Records records;
    for (const auto& [entity, path] : current_files())
        read_file(entity, path, records);
    std::stable_sort(
        records.begin(), records.end(),
        [](const LogRecord& left, const LogRecord& right) { return left.time < right.time; });
    return records;
}

void LogFiles::watch(const fs::path& path) {
    // Watching again what is watched changes nothing; what does not exist is tried again later.
    ::inotify_add_watch(inotify_.get(), path.c_str(), IN_MODIFY | IN_CREATE | IN_MOVED_TO);
}

bool LogFiles::wait() {
    watch(home_.logs());
    watch(home_.agent_log());
    pollfd watched[] = {{inotify_.get(), POLLIN, 0}, {STDOUT_FILENO, 0, 0}};
    if (::poll(watched, 2, look_again_milliseconds) < 0 && errno != EINTR)
        throw SystemError("poll", errno);
    char events[4096];
    while (::read(inotify_.get(), events, sizeof events) > 0) {
    }
    return (watched[1].revents & (POLLERR | POLLNVAL)) == 0;
}

} // namespace hookbox
