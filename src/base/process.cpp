#include "base/process.hpp"

#include "base/error.hpp"
#include "base/fault.hpp"
#include "base/spawn.hpp"

#include <fcntl.h>
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

class Umask {
  public:
    explicit Umask(mode_t mask) : before_(::umask(mask)) {}
    Umask(const Umask&) = delete;
    Umask& operator=(const Umask&) = delete;
    ~Umask() { ::umask(before_); }

  private:
    mode_t before_;
};

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
    SpawnPlan plan("fork/exec " + setup.program);
    Pipe output, errors;
    plan.change_directory(setup.directory);
    if (setup.input >= 0)
        plan.duplicate(setup.input, 0);
    else
        plan.open(0, "/dev/null", O_RDONLY);
    if (setup.capture) {
        output = make_pipe();
        errors = make_pipe();
        plan.duplicate(output.write.get(), 1);
        plan.duplicate(errors.write.get(), 2);
    } else {
        // In this order: the output may be our standard error, never the other way round.
        if (setup.output != 1)
            plan.duplicate(setup.output, 1);
        if (setup.errors != 2)
            plan.duplicate(setup.errors, 2);
    }
    plan.close_from(3);

    fault_point("before-spawn");
    {
        const Umask mask(022);
        pid_ = plan.spawn(setup.program, setup.arguments, setup.environment);
    }
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
        while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
        }
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
    if (found < 0) // somebody else has reaped it: how it ended is lost, never to be guessed
        throw SystemError("wait for process " + std::to_string(pid_), errno);
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
    return reap(0).value();
}

void Process::signal_group(int signal) noexcept {
    if (pid_ > 0 && !status_)
        ::kill(-pid_, signal);
}

} // namespace hookbox
