// The shell's commands that operators ask of the machine itself. They run beside its units' hooks,
// under the lock they ask for, in no unit's context. Owned by the agent.
#pragma once

#include "agent/execution-locks.hpp"
#include "agent/snapshot.hpp"
#include "base/loop.hpp"
#include "model/model.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace hookbox {

class MachineTasks {
  public:
    /// `want_look` asks for a look, soon and from the loop.
    MachineTasks(Loop& loop, Model& model, ExecutionLocks& locks, std::string machine,
                 std::function<void()> want_look);
    MachineTasks(const MachineTasks&) = delete;
    MachineTasks& operator=(const MachineTasks&) = delete;
    ~MachineTasks();

    /// Begins what is pending, unless `stopping`, and ends what is cancelled; what a killed agent
    /// has left running has failed.
    void look(const Snapshot& snapshot, bool stopping);
    [[nodiscard]] bool running() const noexcept { return !runs_.empty(); }
    /// Those that have not begun are left to the next agent.
    void give_up_waiting();
    /// The agent waits no longer.
    void cut_off();

  private:
    class Run;
    void fail_lost(const Task& task);

    Loop& loop_;
    Model& model_;
    ExecutionLocks& locks_;
    std::string machine_;
    std::function<void()> want_look_;
    std::map<int, std::unique_ptr<Run>> runs_;
};

} // namespace hookbox
