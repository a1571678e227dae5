#include "agent/unit-agent.hpp"

#include "agent/resolver.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/own-program.hpp"
#include "base/process.hpp"
#include "hook/resource-files.hpp"
#include "model/agent-status.hpp"
#include "model/names.hpp"

#include <algorithm>
#include <utility>

namespace hookbox {
namespace {

constexpr std::chrono::seconds hold_off_time{5};

LocalState read_local_state(const Model& model, const std::string& unit) {
    LocalState local{.unit = unit,
                     .application = application_of(unit),
                     .record = read_uniter_state(model, unit).value_or(UniterState{}),
                     .relations = relation_records(model, unit),
                     .secrets = read_secret_record(model, unit),
                     .storage = read_storage_record(model, unit),
                     .now = model.now(),
                     .boot_id = boot_id()};
    local.update_status_tick = local.record.update_status_tick;
    return local;
}

} // namespace

UnitAgent::UnitAgent(const Machine& machine, std::string unit)
    : machine_(machine), log_(machine.home.unit_log(unit)),
      service_(machine.loop, machine.runtime.socket(unit)),
      commands_(machine.loop, machine.runtime.commands_socket(unit),
                [this] { machine_.want_look(local_.unit); }),
      site_{unit,
            machine_.loop,
            machine_.model,
            machine_.home,
            service_,
            log_,
            machine_.drain,
            machine_.secret_key,
            [this] { machine_.restart(local_.unit); }},
      local_(read_local_state(machine_.model, unit)), ticks_(local_.update_status_tick),
      random_(std::random_device{}()) {
    make_private_directories(machine_.home.unit_directory(unit));
    put_link(machine_.home.commands_socket(unit), machine_.runtime.commands_socket(unit));
    end_left_over();
    remove_unfinished(machine_.home.unit_directory(unit) / "resources", {});
    complete_history();
    const Status shown = read_unit_status(machine_.model, unit);
    if (local_.record == UniterState{} && !shown.by_charm)
        commit_with_retry(machine_.model, [&](Change& change) {
            change.set_durable(false);
            put_unit_status(change, machine_.model, unit,
                            {.status = "waiting",
                             .message = "agent initialising",
                             .since = machine_.model.now()});
        });
}

void UnitAgent::end_left_over() {
    const UniterState& record = local_.record;
    const bool found =
        record.process > 0
            ? end_left_over_group(record.process, record.process_start,
                                  "JUJU_UNIT_NAME=" + local_.unit)
            : !record.context_id.empty() && end_marked("JUJU_CONTEXT_ID=" + record.context_id);
    if (found)
        site_.write_log("WARNING", operation_module, "ended what was left of a hook");
}

/// What an agent that was killed had not written yet: the last hook, or the one it was running.
void UnitAgent::complete_history() {
    const UniterState& record = local_.record;
    if (!record.last_run.is_null()) {
        HookRecord last = hook_record_from_values(record.last_run, {});
        last.details_lost = true;
        report(machine_.history.complete(last));
    }
    if (record.operation == Operation::run_hook && record.step == Step::pending && !record.failed)
        report(machine_.history.complete(interrupted(*record.hook)));
}

bool UnitAgent::may_lead(const Snapshot& snapshot) const {
    const auto unit = snapshot.units.find(local_.unit);
    return unit != snapshot.units.end() && unit->second.unit.life == Life::alive &&
           local_.record.activity != Activity::paused &&
           snapshot.applications.contains(local_.application);
}

bool UnitAgent::tend_lease(const Snapshot& snapshot) {
    if (!may_lead(snapshot))
        return false;
    const Time now = machine_.model.now();
    const std::optional<Lease>& lease = snapshot.applications.at(local_.application).lease;
    const bool ours = lease && lease->holder == local_.unit;
    if (lease && !snapshot.units.contains(lease->holder))
        commit_with_retry(machine_.model, [&](Change& change) {
            change.set_durable(false);
            release_leadership(change, machine_.model, lease->holder);
        });
    else if (lease && lease->expires - now >= (ours ? lease_guarantee : Time::duration(1)))
        return false;
    claim_leadership(machine_.model, local_.unit);
    return true;
}

void UnitAgent::advance_timers(const Snapshot& snapshot) {
    std::uniform_real_distribution<double> chance(0, 1);
    local_.now = machine_.model.now();
    ticks_.look(local_.now, snapshot.update_status_interval, chance(random_));
    local_.update_status_tick = ticks_.tick();
    if (local_.record.failed)
        retry_.failed(local_.now, chance(random_));
    else if (local_.record.operation == Operation::continue_)
        retry_.reset();
    local_.retry_due = retry_.due(local_.now);
    local_.failures = retry_.failures();
    local_.commands = commands_.next();
}

void UnitAgent::look(const Snapshot& snapshot, bool stopping) {
    next_look_ = Time::max();
    if (run_ && !run_->over()) {
        const auto unit = snapshot.units.find(local_.unit);
        if (unit == snapshot.units.end() || unit->second.unit.life == Life::dead)
            run_->cut_off();
        else
            run_->heed(snapshot);
        return;
    }
    if (run_) {
        HookRecord record = run_->take_record();
        run_.reset();
        give_up_lock(std::move(record));
    }
    const Time now = machine_.model.now();
    if (hold_off_ && now < *hold_off_) {
        next_look_ = *hold_off_;
        return;
    }
    hold_off_.reset();
    try {
        step(snapshot, stopping);
        next_look_ = soonest(snapshot);
    } catch (const Overtaken&) {
        place_.reset();
        want_look();
    } catch (const std::exception& error) {
        site_.write_log("ERROR", operation_module, error.what());
        run_.reset();
        place_.reset();
        hold_off_ = next_look_ = now + hold_off_time;
        if (local_.record.operation == Operation::install)
            save(site_, local_, records_failed(local_), Durability::process);
    }
}

void UnitAgent::step(const Snapshot& snapshot, bool stopping) {
    advance_timers(snapshot);
    const NextOperation operation = next_operation(local_, snapshot);
    at_rest_ = std::holds_alternative<Rest>(operation);
    if (stopping || at_rest_)
        return place_.reset();
    // What was done changes the store, thus the snapshot: only a new look may decide what follows.
    if (std::visit([this](const auto& chosen) { return begin(chosen); }, operation))
        want_look();
}

bool UnitAgent::obtain_lock(const Hook& hook) {
    const UniterState& record = local_.record;
    const bool queued = record.operation == Operation::run_hook && record.step == Step::queued;
    return obtain(machine_.locks.machine(), operation_text(hook),
                  queued ? record.since : local_.now);
}

/// Those of a group wait for each other alone, parallel ones for nobody (spec §6).
bool UnitAgent::obtain_lock(const Task& task) {
    if (task.execution_group.empty() && task.parallel) {
        place_.reset();
        queued_ = task.enqueued;
        return true;
    }
    MachineLock& lock = task.execution_group.empty() ? machine_.locks.machine()
                                                     : machine_.locks.group(task.execution_group);
    return obtain(lock, "run action " + std::to_string(task.id), task.enqueued);
}

bool UnitAgent::obtain(MachineLock& lock, std::string operation, Time queued) {
    if (place_ && !place_->is_in(lock))
        place_.reset();
    if (!place_) {
        place_.emplace(lock, local_.unit, [this] { want_look(); });
        queued_ = queued;
    }
    if (!place_->held())
        return false;
    place_->set_operation(std::move(operation));
    return true;
}

void UnitAgent::give_up_lock(HookRecord record) {
    record.queued = queued_;
    record.lock = place_ ? place_->held_for() : std::chrono::microseconds(0);
    place_.reset();
    if (!record.result.empty())
        report(machine_.history.add(record));
}

void UnitAgent::report(const std::string& history_problem) {
    if (!history_problem.empty())
        site_.write_log("WARNING", operation_module, "no history is kept: " + history_problem);
}

HookRecord UnitAgent::skipped(const Hook& hook) const {
    const Time now = machine_.model.now();
    const std::string name = hook_name(machine_.model, local_.unit, hook);
    HookRecorder recorder(local_.unit, name, hook, now, new_context_id(local_.unit, name));
    recorder.conclude(now, "skipped");
    return recorder.take();
}

HookRecord UnitAgent::interrupted(const Hook& hook) const {
    const std::string name = hook_name(machine_.model, local_.unit, hook);
    HookRecorder recorder(local_.unit, name, hook, local_.record.since, local_.record.context_id);
    recorder.conclude(local_.now, "interrupted");
    HookRecord record = recorder.take();
    record.details_lost = true;
    return record;
}

Time UnitAgent::soonest(const Snapshot& snapshot) const {
    Time next = std::min(
        {ticks_.next(), next_secret_time(local_, snapshot), next_storage_time(local_, snapshot)});
    if (!local_.retry_due) // what is due and does not run waits for something else
        next = std::min(next, retry_.next().value_or(Time::max()));
    if (may_lead(snapshot) && snapshot.applications.at(local_.application).lease) {
        const Lease& lease = *snapshot.applications.at(local_.application).lease;
        const bool ours = lease.holder == local_.unit;
        next = std::min(next,
                        ours ? lease.expires - lease_guarantee + Time::duration(1) : lease.expires);
    }
    return next;
}

} // namespace hookbox
