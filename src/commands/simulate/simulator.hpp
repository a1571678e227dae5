// Runs simulations one after another: each has a model, a context and a process of its own, the
// tools' links and the socket are shared.
#pragma once

#include "base/loop.hpp"
#include "base/process.hpp"
#include "commands/simulate/ending-signals.hpp"
#include "commands/simulate/folder.hpp"
#include "commands/simulate/state.hpp"
#include "commands/simulate/tool-faults.hpp"
#include "service/service.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hookbox {

struct SimulationRequest {
    std::shared_ptr<const StateText> state = {}; ///< null: what the charm alone says
    std::string charm = {};                      ///< a directory; "" = none
    std::vector<std::string> command = {};       ///< empty: what the charm has for the hook
    RunRequest run = {};
    Compat compat = Compat::juju3;
    ToolFaults faults = {};
    bool keep_failed = false; ///< a failed run's deferred writes come into the state, too
    bool trace = false;
    bool direct = false; ///< a command that is a tool's call needs no process
    bool state_wanted = true, changes_wanted = false; ///< of the time after the run
};

/// Descriptors that the process gets; input -1: the null device.
struct Streams {
    int input = -1, output = 1, errors = 2;
};

struct SimulationResult {
    int exit = 0; ///< as a shell tells it: 128 and the signal's number
    /// What else there is to say: the charm has no such hook, or why it could not be run or
    /// committed, the exit status being 1 then.
    std::string note = {};
    Value effects = Value::Map{};
    Value state = {}, changes = {}; ///< after the run; null unless asked for
    Value::List trace = {};
    std::string output = {}, errors = {}; ///< of a direct call, which has no process to write it
};

class Simulator {
  public:
    /// Signals that would end this process go to the one that runs.
    Simulator();
    Simulator(const Simulator&) = delete;
    Simulator& operator=(const Simulator&) = delete;
    ~Simulator();

    /// Each call's line of a trace is given to `tell` at once. Throws Error when nothing could be
    /// run.
    SimulationResult run(const SimulationRequest& request, const Streams& streams,
                         const std::function<void(const std::string& line)>& tell = {});
    /// Whether a signal asked for the end.
    [[nodiscard]] bool interrupted() const noexcept { return interrupted_; }

  private:
    struct Site;
    class Calls;
    class Serving;
    Site& site(Compat compat);
    ExitStatus run_process(const ProcessSetup& setup);
    /// Ends early when the process does, or by a signal.
    void wait(std::chrono::microseconds delay);
    /// Gives the signals that have come to what runs.
    void hand_on_signals();

    Loop loop_;
    EndingSignals signals_;
    FdWatch signalled_;
    std::map<Compat, std::unique_ptr<Site>> sites_;
    Process* running_ = nullptr;
    bool interrupted_ = false;
};

} // namespace hookbox
