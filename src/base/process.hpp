// A child process in a session and process group of its own. Whoever holds it is told of its end by
// a descriptor, and while its leader is unreaped may signal the whole group; what it leaves behind
// after an orderly end is nobody's. Also: what can be known of processes started by a dead agent.
#pragma once

#include "base/fd.hpp"

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hookbox {

/// How a process ended: with an exit code, or by a signal.
struct ExitStatus {
    int code = 0;
    int signal = 0; ///< 0: it exited

    [[nodiscard]] bool success() const noexcept { return code == 0 && signal == 0; }
    /// "exit status 3", "signal: killed".
    [[nodiscard]] std::string text() const;
    friend bool operator==(const ExitStatus&, const ExitStatus&) = default;
};

struct ProcessSetup {
    std::string program = {};                  ///< absolute path
    std::vector<std::string> arguments = {};   ///< argv, the name included
    std::vector<std::string> environment = {}; ///< "NAME=value": all the child sees
    std::string directory = {};                ///< its working directory
    int input = -1; ///< its standard input, not owned; -1: the null device
    /// Its standard output and error: pipes of ours, or (false) these two, not owned.
    bool capture = true;
    int output = 1, errors = 2;
};

class Process {
  public:
    /// Starts it with umask 022, default signal handling and no other descriptor of ours. Throws
    /// SystemError `fork/exec <program>: …` or `chdir <directory>: …`.
    explicit Process(const ProcessSetup& setup);
    Process(Process&& other) noexcept;
    Process& operator=(Process&& other) noexcept;
    /// Kills and reaps what has not been reaped.
    ~Process();

    [[nodiscard]] pid_t pid() const noexcept { return pid_; }
    /// When it was started, in clock ticks since boot: with the pid its identity.
    [[nodiscard]] std::uint64_t start_time() const noexcept { return start_time_; }
    /// Becomes readable when the process has ended.
    [[nodiscard]] int end_fd() const noexcept { return end_.get(); }
    /// Its outputs, non-blocking; to be taken by whoever reads them.
    [[nodiscard]] Fd take_output() noexcept { return std::move(output_); }
    [[nodiscard]] Fd take_errors() noexcept { return std::move(errors_); }

    // Both throw SystemError when the end cannot be learned: who ignores SIGCHLD never does.

    /// Reaps it when it has ended; nothing while it runs. The same answer from then on.
    std::optional<ExitStatus> poll();
    /// Blocks until it has ended.
    ExitStatus wait();
    /// Signals its group; nothing is done once it has been reaped.
    void signal_group(int signal) noexcept;

  private:
    std::optional<ExitStatus> reap(int flags);

    pid_t pid_ = -1;
    std::uint64_t start_time_ = 0;
    Fd end_, output_, errors_;
    std::optional<ExitStatus> status_;
};

/// Of a process that exists (a zombie counts).
std::optional<std::uint64_t> process_start_time(pid_t pid);
/// Whether it exists and has not ended (a zombie has).
bool process_alive(pid_t pid);

/// Ends what is left of a group whose leader had that pid and start time, and waits for it (at most
/// 5 s). Where the leader itself is gone its children are known by `mark`, an entry ("NAME=value")
/// of their environment. Nothing happens to processes that merely got the number again. Gives
/// whether there was something to end.
bool end_left_over_group(pid_t leader, std::uint64_t start_time, const std::string& mark);

/// Ends all processes with `mark` in their environment, and their groups: for a child whose pid was
/// not written down before its parent died. Else as end_left_over_group().
bool end_marked(const std::string& mark);

/// Identifies this boot of the machine: process ids and start times are good within one boot.
std::string boot_id();

} // namespace hookbox
