// One run of a hook's program on the loop: its output goes to the log line by line, its end is told
// once. Does not know which program to run (hook-code) nor what its end means (agent, simulate).
#pragma once

#include "base/loop.hpp"
#include "base/process.hpp"
#include "hook/context.hpp"

#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

/// Cuts a byte stream into lines of at most 4096 bytes (spec §2.4); nothing is trimmed.
class LineSplitter {
  public:
    using Sink = std::function<void(const std::string& line)>;
    explicit LineSplitter(Sink sink) : sink_(std::move(sink)) {}
    void feed(std::string_view bytes);
    /// The last line may lack its end.
    void finish();

  private:
    Sink sink_;
    std::string line_;
    bool cut_ = false; ///< the line's beginning has been given already
};

/// Given each output's bytes as they come; may be empty.
struct OutputTap {
    std::function<void(std::string_view)> output, errors;
};

class HookProcess {
  public:
    using Finished = std::function<void(ExitStatus)>;
    /// Starts it. Its standard output is logged as DEBUG, its standard error as WARNING, by
    /// `module`. `finished` is called when the main process has ended and its output was read, for
    /// which children that keep it open get 100 ms; it may destroy this object. Throws SystemError.
    HookProcess(Loop& loop, const ProcessSetup& setup, const LogSink& log,
                const std::string& module, Finished finished, OutputTap tap = {});
    HookProcess(const HookProcess&) = delete;
    HookProcess& operator=(const HookProcess&) = delete;

    [[nodiscard]] const Process& process() const noexcept { return process_; }
    void signal_group(int signal) noexcept { process_.signal_group(signal); }
    /// When finished: what children still hold open. Closed, it would kill them as they write.
    [[nodiscard]] std::vector<Fd> take_open_outputs();

  private:
    struct Stream {
        Fd fd;
        LineSplitter lines;
        std::function<void(std::string_view)> tap;
        FdWatch watch;
    };
    void read(Stream& stream);
    void ended();
    void finish();

    Loop& loop_;
    Process process_;
    Stream output_, errors_;
    Finished finished_;
    FdWatch end_;
    Timer drain_;
};

/// Reads, for as long as it lives, what nobody wants to know any more, of the last 128 pipes; who
/// then still writes to an older one gets SIGPIPE.
class OutputDrain {
  public:
    explicit OutputDrain(Loop& loop) : loop_(loop) {}
    void adopt(Fd output);

  private:
    struct Pipe {
        Fd fd;
        FdWatch watch = {};
    };
    Loop& loop_;
    std::list<Pipe> pipes_;
};

} // namespace hookbox
