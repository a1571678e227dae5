#include "agent/operations/task-run.hpp"

#include "base/memory-file.hpp"
#include "hook/delivered.hpp"
#include "model/operation.hpp"
#include "store/failure.hpp"

#include <csignal>
#include <utility>

namespace hookbox {
namespace {

constexpr std::chrono::seconds task_patience{5};
constexpr const char* shell_program = "/bin/bash";

HookRecorder recorder_for(const UnitSite& site, const Task& task, std::string context_id) {
    return {site.unit, "actions/" + task.name,
            "task " + std::to_string(task.id) + " of operation " + std::to_string(task.operation),
            site.model.now(), std::move(context_id)};
}

void save_ended(const UnitSite& site, LocalState& local, int id, TaskStatus status,
                const std::string& message, const Value::Map& results, Value summary,
                const std::function<void(Change&)>& add) {
    Records next = records_acted(local);
    next.record.last_run = std::move(summary);
    save(site, local, std::move(next), Durability::power, [&](Change& change) {
        if (add)
            add(change);
        auto task = pinned_task(change, site.model, id);
        if (!task || has_ended(task->status))
            return;
        task->status = status;
        task->message = message;
        task->completed = site.model.now();
        put_task(change, site.model, *task);
        put_task_results(change, site.model, id, results);
    });
}

} // namespace

TaskRun::TaskRun(const UnitSite& site, LocalState& local, Task task, std::function<void()> finished)
    : Run(site, local, task.name, "action \"" + task.name + "\"",
          recorder_for(site, task, new_context_id(site.unit, task.name)), std::move(finished)),
      task_(std::move(task)) {
    prepare();
    settle([this] { execute(); });
}

void TaskRun::prepare() {
    Records next = records_acting(local_, task_.id);
    next.record.context_id = context_id_;
    // Through a power cut, too: what may have begun is never begun again.
    save(site_, local_, std::move(next), Durability::power, [&](Change& change) {
        auto task = pinned_task(change, site_.model, task_.id);
        if (!task || task->status != TaskStatus::pending)
            throw Overtaken("task " + std::to_string(task_.id) + " is not pending any more");
        task->status = TaskStatus::running;
        task->started = site_.model.now();
        put_task(change, site_.model, *task);
    });
}

bool TaskRun::shell() const {
    return task_.name == exec_action;
}

/// What the charm that the unit has by now says against it; "" for nothing.
std::string TaskRun::misfit() const {
    std::optional<ActionSpec> spec;
    try {
        spec = action_spec(site_.model, site_.unit, task_.name);
    } catch (const StoreFailure&) {
        throw;
    } catch (const Error&) {
        return "not defined";
    }
    try {
        check_parameters(*spec, task_.parameters);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

void TaskRun::execute() {
    if (aborted_) // while the store could not be used
        return end({TaskStatus::aborted}, {});
    if (const std::string reason = misfit(); !reason.empty())
        return fail("cannot run \"" + task_.name + "\" action: " + reason);
    if (shell())
        return begin(shell_program);
    const HookCode code =
        find_hook_code(site_.home.charm_directory(site_.unit), "actions/" + task_.name);
    if (const auto* script = std::get_if<HookScript>(&code))
        begin(script->program.string());
    else if (const auto* unusable = std::get_if<HookUnusable>(&code))
        fail(unusable->reason, {{"return-code", -1}});
    else
        fail("action not implemented on unit \"" + site_.unit + "\"");
}

void TaskRun::begin(const std::string& program) {
    try {
        start(program);
    } catch (const StoreFailure&) {
        throw; // nothing has run yet: it is begun again
    } catch (const std::exception& error) {
        process_.reset();
        fail(error.what(), {{"return-code", -1}});
    }
}

void TaskRun::start(const std::string& program) {
    HookEnvironment given = environment();
    given.action = ActionVariables{.name = task_.name, .id = std::to_string(task_.id)};
    if (!shell())
        given.dispatch_path = "actions/" + task_.name;
    ProcessSetup setup{
        .program = program, .arguments = {program}, .environment = hook_variables(given)};
    const Value parameters(task_.parameters);
    Fd commands;
    if (shell()) {
        commands = memory_file(parameters["command"].text());
        setup.arguments.emplace_back("-s");
        setup.input = commands.get();
    }
    RunInfo info;
    info.action_parameters = as_delivered(parameters);
    launch(std::move(info), std::move(setup), output_.tap());
    context_->action().send_log_to([this](const std::string& message) { log(message); });
    if (!shell())
        return;
    const auto* limit = parameters["timeout"].get_if<std::int64_t>();
    if (limit != nullptr && *limit > 0)
        timeout_ = Timer(
            site_.loop,
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(*limit)),
            [this] {
                timed_out_ = true;
                terminate();
            });
}

void TaskRun::heed(const Snapshot& snapshot) {
    const auto task = snapshot.tasks.find(task_.id);
    if (aborted_ || ended_ || task == snapshot.tasks.end() ||
        task->second.status != TaskStatus::aborting)
        return;
    aborted_ = true;
    terminate();
}

void TaskRun::terminate() {
    if (!process_)
        return;
    process_->signal_group(SIGTERM);
    kill_ = Timer(site_.loop, task_patience, [this] {
        if (process_)
            process_->signal_group(SIGKILL);
    });
}

void TaskRun::log(const std::string& message) {
    const TaskMessage said[] = {{site_.model.now(), message}};
    commit_with_retry(site_.model, [&](Change& change) {
        add_task_messages(change, site_.model, task_.id, said);
        change.set_durable(false);
    });
}

Value::Map TaskRun::results_of(ExitStatus status) const {
    Value::Map results = context_->effects().action.results;
    // An action's lines are complete, a shell's output is as it is.
    output_.add_to(results, status, !shell());
    return results;
}

TaskRun::Ending TaskRun::ending_of(ExitStatus status) const {
    const std::optional<std::string>& failure = context_->effects().action.failure;
    const std::string told = failure.value_or("");
    if (aborted_)
        return {TaskStatus::aborted, !told.empty() || status.success() ? told : status.text()};
    if (timed_out_)
        return {TaskStatus::failed, out_of_time};
    if (stopping_ && status.signal == SIGKILL)
        return {TaskStatus::failed, terminated};
    if (!status.success() && !shell())
        return {TaskStatus::failed, failure ? told : status.text()};
    return {failure ? TaskStatus::failed : TaskStatus::completed, told, status.success()};
}

void TaskRun::conclude(ExitStatus status) {
    ended_ = true;
    timeout_ = {};
    kill_ = {};
    end(ending_of(status), results_of(status));
}

void TaskRun::fail(const std::string& message, Value::Map results) {
    end({TaskStatus::failed, message}, std::move(results));
}

void TaskRun::end(const Ending& ending, Value::Map results) {
    const std::string result{task_status_name(ending.status)};
    recorder_.conclude(site_.model.now(),
                       ending.status == TaskStatus::completed ? "succeeded" : result.c_str(),
                       ending.message);
    try {
        save_end(ending, results);
    } catch (const StoreFailure&) {
        throw;
    } catch (const std::exception& error) {
        if (!ending.commit)
            throw;
        Value& errors = results["stderr"];
        errors = errors.is_null() ? error.what() : errors.text() + "\n" + error.what();
        if (results["return-code"] == Value(0))
            results["return-code"] = 1;
        return end({TaskStatus::failed, ending.message.empty()
                                            ? "committing requested changes failed"
                                            : ending.message},
                   std::move(results));
    }
    site_.write_log("INFO", operation_module,
                    what_ + " (task " + std::to_string(task_.id) + ") " + result +
                        (ending.message.empty() ? "" : ": " + ending.message));
    close();
}

void TaskRun::save_end(const Ending& ending, const Value::Map& results) {
    save_ended(site_, local_, task_.id, ending.status, ending.message, results, recorder_.summary(),
               [&](Change& change) {
                   if (ending.commit)
                       context_->add_changes(change);
               });
}

void fail_lost_task(const UnitSite& site, LocalState& local, int task, Value summary) {
    site.write_log("ERROR", operation_module,
                   "task " + std::to_string(task) + " failed: the agent ended while it ran");
    save_ended(site, local, task, TaskStatus::failed, terminated, {}, std::move(summary), {});
}

HookRecord lost_task_record(const UnitSite& site, const LocalState& local, int task) {
    HookRecorder recorder = recorder_for(
        site, find_task(site.model, task).value_or(Task{.id = task}), local.record.context_id);
    recorder.conclude(site.model.now(), "interrupted");
    HookRecord record = recorder.take();
    record.queued = record.started = local.record.since;
    record.details_lost = true;
    return record;
}

} // namespace hookbox
