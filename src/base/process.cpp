#include "base/process.hpp"

#include "base/error.hpp"
#include "base/fault.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace hookbox {
namespace {

struct Pipe {
    Fd read, write;
};

Pipe make_pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw SystemError("pipe", errno);
    Pipe made{Fd{ends[0]}, Fd{ends[1]}};
    ::fcntl(made.read.get(), F_SETFL, O_NONBLOCK);
    return made;
}

void check(int error_number, const std::string& what) {
    if (error_number != 0)
        throw SystemError(what, error_number);
}

class SpawnActions {
  public:
    SpawnActions() { check(::posix_spawn_file_actions_init(&actions_), "posix_spawn"); }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    ~SpawnActions() { ::posix_spawn_file_actions_destroy(&actions_); }
    posix_spawn_file_actions_t* get() { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

class SpawnAttributes {
  public:
    SpawnAttributes() {
        check(::posix_spawnattr_init(&attributes_), "posix_spawn");
        sigset_t none, all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK |
                                                     POSIX_SPAWN_SETSIGDEF);
    }
    SpawnAttributes(const SpawnAttributes&) = delete;
    SpawnAttributes& operator=(const SpawnAttributes&) = delete;
    ~SpawnAttributes() { ::posix_spawnattr_destroy(&attributes_); }
    posix_spawnattr_t* get() { return &attributes_; }

  private:
    posix_spawnattr_t attributes_{};
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> list;
    list.reserve(texts.size() + 1);
    for (const std::string& text : texts)
        list.push_back(const_cast<char*>(text.c_str()));
    list.push_back(nullptr);
    return list;
}

} // namespace

std::string ExitStatus::text() const {
    if (signal == 0)
        return "exit status " + std::to_string(code);
    const char* name = ::sigdescr_np(signal);
    std::string lower = name != nullptr ? name : "signal " + std::to_string(signal);
    lower[0] = static_cast<char>(lower[0] | 0x20);
    return "signal: " + lower;
}

Process::Process(const ProcessSetup& setup) {
    // posix_spawn does not tell which of its steps failed.
    if (::access(setup.directory.c_str(), X_OK) != 0)
        throw SystemError("chdir " + setup.directory, errno);
    SpawnActions actions;
    SpawnAttributes attributes;
    Pipe output, errors;
    ::posix_spawn_file_actions_addchdir_np(actions.get(), setup.directory.c_str());
    if (setup.input >= 0)
        ::posix_spawn_file_actions_adddup2(actions.get(), setup.input, 0);
    else
        ::posix_spawn_file_actions_addopen(actions.get(), 0, "/dev/null", O_RDONLY, 0);
    if (setup.capture) {
        output = make_pipe();
        errors = make_pipe();
        ::posix_spawn_file_actions_adddup2(actions.get(), output.write.get(), 1);
        ::posix_spawn_file_actions_adddup2(actions.get(), errors.write.get(), 2);
    }
    ::posix_spawn_file_actions_addclosefrom_np(actions.get(), 3);

    const std::vector<char*> arguments = pointers(setup.arguments);
    const std::vector<char*> environment = pointers(setup.environment);
    fault_point("before-spawn");
    const mode_t mask = ::umask(022);
    const int failure = ::posix_spawn(&pid_, setup.program.c_str(), actions.get(), attributes.get(),
                                      arguments.data(), environment.data());
    ::umask(mask);
    check(failure, "fork/exec " + setup.program);
    fault_point("after-spawn");
    output_ = std::move(output.read);
    errors_ = std::move(errors.read);
    start_time_ = process_start_time(pid_).value_or(0);
    end_ = Fd{static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0))};
    if (!end_) {
        const int number = errno;
        signal_group(SIGKILL);
        wait();
        throw SystemError("pidfd_open", number);
    }
}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), start_time_(other.start_time_),
      end_(std::move(other.end_)), output_(std::move(other.output_)),
      errors_(std::move(other.errors_)), status_(other.status_) {}

Process& Process::operator=(Process&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(start_time_, other.start_time_);
    std::swap(end_, other.end_);
    std::swap(output_, other.output_);
    std::swap(errors_, other.errors_);
    std::swap(status_, other.status_);
    return *this;
}

Process::~Process() {
    if (pid_ > 0 && !status_) {
        signal_group(SIGKILL);
        reap(0);
    }
}

std::optional<ExitStatus> Process::reap(int flags) {
    if (status_)
        return status_;
    fault_point("before-reap");
    int raw = 0;
    pid_t found = 0;
    do
        found = ::waitpid(pid_, &raw, flags);
    while (found < 0 && errno == EINTR);
    if (found == pid_) {
        fault_point("after-reap");
        status_ = WIFSIGNALED(raw) ? ExitStatus{.signal = WTERMSIG(raw)}
                                   : ExitStatus{.code = WEXITSTATUS(raw)};
    }
    return status_;
}

std::optional<ExitStatus> Process::poll() {
    return reap(WNOHANG);
}

ExitStatus Process::wait() {
    return reap(0).value_or(ExitStatus{});
}

void Process::signal_group(int signal) noexcept {
    if (pid_ > 0 && !status_)
        ::kill(-pid_, signal);
}

} // namespace hookbox
