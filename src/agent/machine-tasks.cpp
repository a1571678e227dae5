#include "agent/machine-tasks.hpp"

#include "agent/operations/task-output.hpp"
#include "base/error.hpp"
#include "base/memory-file.hpp"
#include "hook/environment.hpp"
#include "store/failure.hpp"

#include <csignal>
#include <optional>
#include <utility>

namespace hookbox {
namespace {

constexpr std::size_t most_at_once = 16;
constexpr std::chrono::seconds end_patience{5}, retry_interval{2};
constexpr const char* shell = "/bin/bash";

/// In the environment of all that it starts.
std::string mark_of(const Model& model, int task) {
    return "HOOKBOX_TASK=" + model.uuid() + "/" + std::to_string(task);
}

void save_ended(const Model& model, int id, TaskStatus status, const std::string& message,
                const Value::Map& results) {
    commit_with_retry(model, [&](Change& change) {
        auto task = pinned_task(change, model, id);
        if (!task || has_ended(task->status))
            return;
        task->status = status;
        task->message = message;
        task->completed = model.now();
        put_task(change, model, *task);
        put_task_results(change, model, id, results);
    });
}

/// False when somebody has cancelled it.
bool save_running(const Model& model, int id) {
    bool pending = false;
    commit_with_retry(model, [&](Change& change) {
        auto task = pinned_task(change, model, id);
        pending = task && task->status == TaskStatus::pending;
        if (!pending)
            return;
        task->status = TaskStatus::running;
        task->started = model.now();
        put_task(change, model, *task);
    });
    return pending;
}

} // namespace

/// From waiting for its lock to saving its end.
class MachineTasks::Run {
  public:
    Run(MachineTasks& owner, Task task) : owner_(owner), task_(std::move(task)) {
        if (task_.execution_group.empty() && task_.parallel) {
            start();
            return;
        }
        MachineLock& lock = task_.execution_group.empty()
                                ? owner_.locks_.machine()
                                : owner_.locks_.group(task_.execution_group);
        place_.emplace(lock, "machine-" + owner_.machine_, [this] { start(); });
        place_->set_operation("run action " + std::to_string(task_.id));
    }

    [[nodiscard]] bool over() const noexcept { return over_; }
    /// It is as it was: the next agent may begin it.
    [[nodiscard]] bool waits() const noexcept { return !begun_; }
    void abort() {
        if (std::exchange(aborted_, true))
            return;
        terminate();
    }
    void cut_off() {
        cut_off_ = true;
        if (process_)
            process_->signal_group(SIGKILL);
    }

  private:
    void start() {
        try {
            if (!save_running(owner_.model_, task_.id))
                return finish();
            begun_ = true;
            launch();
        } catch (const StoreFailure&) {
            retry_ = Timer(owner_.loop_, retry_interval, [this] { start(); });
        } catch (const std::exception& error) {
            const std::string reason = error.what();
            conclude([this, reason] {
                save_ended(owner_.model_, task_.id, TaskStatus::failed, reason, {});
            });
        }
    }

    void launch() {
        const Value parameters(task_.parameters);
        const Fd commands = memory_file(parameters["command"].text());
        std::vector<std::string> variables = {mark_of(owner_.model_, task_.id)};
        for (const auto& [name, value] : own_variables())
            variables.push_back(name + "=" + value);
        process_ = std::make_unique<HookProcess>(
            owner_.loop_,
            ProcessSetup{.program = shell,
                         .arguments = {shell, "-s"},
                         .environment = std::move(variables),
                         .directory = "/",
                         .input = commands.get()},
            [](const std::string&, const std::string&, const std::string&) {}, "",
            [this](ExitStatus status) { conclude([this, status] { save_end(status); }); },
            output_.tap());
        const auto* limit = parameters["timeout"].get_if<std::int64_t>();
        if (limit != nullptr && *limit > 0)
            timeout_ = Timer(owner_.loop_,
                             std::chrono::duration_cast<std::chrono::milliseconds>(
                                 std::chrono::nanoseconds(*limit)),
                             [this] {
                                 timed_out_ = true;
                                 terminate();
                             });
    }

    void terminate() {
        if (!process_)
            return;
        process_->signal_group(SIGTERM);
        kill_ = Timer(owner_.loop_, end_patience, [this] {
            if (process_)
                process_->signal_group(SIGKILL);
        });
    }

    void save_end(ExitStatus status) {
        Value::Map results;
        output_.add_to(results, status, false);
        const auto [how, message] =
            aborted_     ? std::pair(TaskStatus::aborted, status.success() ? "" : status.text())
                : timed_out_ ? std::pair(TaskStatus::failed, std::string(out_of_time))
            : cut_off_   ? std::pair(TaskStatus::failed, std::string(terminated))
                         : std::pair(TaskStatus::completed, std::string());
        save_ended(owner_.model_, task_.id, how, message, results);
    }

    /// Tried again until the store can be used, or nobody waits for that any longer.
    void conclude(std::function<void()> save) {
        timeout_ = {};
        kill_ = {};
        try {
            save();
        } catch (const std::exception&) {
            if (!cut_off_) {
                retry_ = Timer(owner_.loop_, retry_interval,
                               [this, again = std::move(save)] { conclude(again); });
                return;
            }
        }
        finish();
    }

    void finish() {
        over_ = true;
        owner_.want_look_();
    }

    MachineTasks& owner_;
    Task task_;
    std::optional<MachineLock::Place> place_;
    TaskOutput output_;
    std::unique_ptr<HookProcess> process_;
    Timer timeout_, kill_, retry_;
    bool begun_ = false, aborted_ = false, timed_out_ = false, cut_off_ = false, over_ = false;
};

MachineTasks::MachineTasks(Loop& loop, Model& model, ExecutionLocks& locks, std::string machine,
                           std::function<void()> want_look)
    : loop_(loop), model_(model), locks_(locks), machine_(std::move(machine)),
      want_look_(std::move(want_look)) {}

MachineTasks::~MachineTasks() = default;

void MachineTasks::look(const Snapshot& snapshot, bool stopping) {
    std::erase_if(runs_, [](const auto& run) { return run.second->over(); });
    if (stopping)
        give_up_waiting();
    for (const auto& [id, task] : snapshot.tasks) {
        if (task.machine != machine_)
            continue;
        const auto run = runs_.find(id);
        if (run != runs_.end()) {
            if (task.status == TaskStatus::aborting)
                run->second->abort();
        } else if (task.status != TaskStatus::pending) {
            fail_lost(task);
        } else if (!stopping && runs_.size() < most_at_once) {
            runs_.emplace(id, std::make_unique<Run>(*this, task));
        }
    }
}

void MachineTasks::fail_lost(const Task& task) {
    // Of one that has just ended the snapshot may not have heard.
    const auto now = find_task(model_, task.id);
    if (!now || has_ended(now->status))
        return;
    end_marked(mark_of(model_, task.id));
    save_ended(model_, task.id, TaskStatus::failed, terminated, {});
}

void MachineTasks::give_up_waiting() {
    std::erase_if(runs_, [](const auto& run) { return run.second->waits(); });
}

void MachineTasks::cut_off() {
    for (const auto& run : runs_)
        run.second->cut_off();
}

} // namespace hookbox
