// One task of one unit: an action's program, or a shell's commands. The commit that says it runs
// comes first, so that it is never begun twice; what it gives, and what it wrote if it succeeded,
// lands in the commit that says it has ended.
#pragma once

#include "agent/operations/run.hpp"
#include "agent/operations/task-output.hpp"
#include "hook/hook-code.hpp"
#include "model/task.hpp"

#include <functional>
#include <string>

namespace hookbox {

class TaskRun final : public Run {
  public:
    /// Begins. Throws Overtaken, nothing having been done, when the task is not pending any more.
    TaskRun(const UnitSite& site, LocalState& local, Task task, std::function<void()> finished);
    /// Ends it when an operator has cancelled it: SIGTERM, and SIGKILL 5 s later.
    void heed(const Snapshot& snapshot) override;

  private:
    struct Ending {
        TaskStatus status = TaskStatus::completed;
        std::string message = {};
        bool commit = false; ///< what the program wrote
    };
    void prepare();
    [[nodiscard]] std::string misfit() const;
    void execute();
    void begin(const std::string& program);
    void start(const std::string& program);
    [[nodiscard]] bool shell() const;
    void terminate();
    void log(const std::string& message);
    void conclude(ExitStatus status) override;
    [[nodiscard]] Ending ending_of(ExitStatus status) const;
    void end(const Ending& ending, Value::Map results);
    void fail(const std::string& message, Value::Map results = {});
    void save_end(const Ending& ending, const Value::Map& results);
    [[nodiscard]] Value::Map results_of(ExitStatus status) const;

    Task task_;
    TaskOutput output_;
    bool aborted_ = false, timed_out_ = false, ended_ = false;
    Timer timeout_, kill_;
};

/// The task's agent has ended while it ran: it has failed, and the unit goes on as it was.
/// `summary` is what is to be remembered.
void fail_lost_task(const UnitSite& site, LocalState& local, int task, Value summary);
/// What is to be remembered of it, as long as `local` still says that it runs.
HookRecord lost_task_record(const UnitSite& site, const LocalState& local, int task);

} // namespace hookbox
