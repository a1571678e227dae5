#include "agent/operations/commands-run.hpp"
#include "agent/operations/hook-run.hpp"
#include "agent/operations/storage.hpp"
#include "agent/operations/task-run.hpp"
#include "agent/unit-agent.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "charm/deploy.hpp"
#include "model/agent-status.hpp"
#include "model/names.hpp"
#include "model/removal.hpp"
#include "model/storage-change.hpp"

namespace hookbox {
namespace {

void place_charm(const UnitSite& site, const std::string& url) {
    const CharmRecord charm = require_charm(site.model, url);
    deploy_charm({.bundle = site.home.charms() / charm.sha256,
                  .url = url,
                  .revision = charm.revision,
                  .unit_directory = site.home.unit_directory(site.unit)});
}

/// The unit uses it from now on, with all that was given to its application meanwhile.
void put_charm_of_unit(Change& change, const UnitSite& site, const std::string& url) {
    site.model.pin(change, unit_path(site.unit));
    Unit unit = require_unit(site.model, site.unit);
    unit.charm_url = url;
    if (const auto application = find_application(site.model, application_of(site.unit)))
        unit.charm_modified = application->charm_modified;
    put_unit(change, site.model, unit);
}

} // namespace

// Each gives whether something was done, so that the next look can follow at once.

bool UnitAgent::begin(const Rest&) {
    return false;
}

bool UnitAgent::begin(const DeployFiles& operation) {
    UniterState next = local_.record;
    next.step = Step::pending;
    next.failed = false;
    next.charm_url = operation.charm_url;
    save(site_, local_, {next, {}}, Durability::process,
         [&](Change& change) { put_charm_of_unit(change, site_, operation.charm_url); });
    place_charm(site_, operation.charm_url);
    next.operation = Operation::run_hook;
    next.step = Step::queued;
    next.hook = Hook{.kind = HookKind::install};
    next.charm_url.clear();
    save(site_, local_, {next, {}}, Durability::process);
    return true;
}

bool UnitAgent::begin(const UpgradeCharm& operation) {
    site_.write_log("INFO", operation_module, "upgrading to charm \"" + operation.charm_url + "\"");
    const bool had_failed = local_.record.operation == Operation::upgrade && local_.record.failed;
    save(site_, local_, records_upgrading(local_, operation.charm_url), Durability::process,
         [&](Change& change) {
             put_charm_of_unit(change, site_, operation.charm_url);
             if (had_failed)
                 clear_resolved(change, machine_.model, local_.unit);
         });
    try {
        place_charm(site_, operation.charm_url);
        save(site_, local_, records_upgraded(local_), Durability::process);
    } catch (const Error& error) {
        site_.write_log("ERROR", operation_module,
                        std::string("cannot upgrade the charm: ") + error.what());
        save(site_, local_, records_failed(local_), Durability::process);
    }
    return true;
}

bool UnitAgent::begin(const RunHook& operation) {
    if (!obtain_lock(operation.hook))
        return false;
    retry_.stop();
    run_ = std::make_unique<HookRun>(site_, local_, operation.hook, [this] { want_look(); });
    return run_->over();
}

bool UnitAgent::begin(const SkipHook& operation) {
    if (!obtain_lock(operation.hook))
        return false;
    // Made first: with a relation that breaks, the hook's name goes, too.
    HookRecord record = skipped(operation.hook);
    commit_hook(site_, local_, operation.hook, summary_value(record), {});
    give_up_lock(std::move(record));
    return true;
}

bool UnitAgent::begin(const DropHook&) {
    save(site_, local_, records_dropped(local_), Durability::process);
    return true;
}

bool UnitAgent::begin(const ReportLostHook& operation) {
    site_.write_log("ERROR", operation_module,
                    "hook \"" + hook_name(machine_.model, local_.unit, operation.hook) +
                        "\" failed: the agent ended while it ran");
    const HookRecord record = interrupted(operation.hook);
    Records next = records_failed(local_);
    next.record.last_run = summary_value(record);
    save(site_, local_, std::move(next), Durability::process);
    report(machine_.history.complete(record)); // there, unless this agent itself gave it up
    return true;
}

bool UnitAgent::begin(const RunTask& operation) {
    if (!obtain_lock(operation.task))
        return false;
    queued_ = operation.task.enqueued;
    run_ = std::make_unique<TaskRun>(site_, local_, operation.task, [this] { want_look(); });
    return run_->over();
}

bool UnitAgent::begin(const FailTask& operation) {
    const HookRecord record = lost_task_record(site_, local_, operation.task);
    fail_lost_task(site_, local_, operation.task, summary_value(record));
    report(machine_.history.complete(record)); // there, if this agent itself gave it up
    return true;
}

bool UnitAgent::begin(const RunCommands& operation) {
    if (!obtain(machine_.locks.machine(), "run commands", local_.now))
        return false;
    const int id = operation.id;
    CommandsRequest request = commands_.take(id);
    place_->set_operation(operation_text(request));
    run_ = std::make_unique<CommandsRun>(
        site_, local_, std::move(request),
        CommandsRun::Reply{[this, id](const ToolReply& reply) { commands_.answer(id, reply); },
                           [this, id](const std::string& reason) { commands_.refuse(id, reason); }},
        [this] { want_look(); });
    return run_->over();
}

bool UnitAgent::begin(const EnterScope& operation) {
    save(site_, local_, {local_.record, {{operation.relation, RelationRecord{}}}},
         Durability::process,
         [&](Change& change) { enter_relation(change, site_, operation.relation); });
    return true;
}

bool UnitAgent::begin(const LeaveScope& operation) {
    save(site_, local_, {local_.record, {}, {operation.relation}}, Durability::power,
         [&](Change& change) {
             leave_scope(change, machine_.model, operation.relation, local_.unit);
         });
    return true;
}

bool UnitAgent::begin(const ProvisionStorage& operation) {
    provision_storage(site_, operation.id);
    return true;
}

bool UnitAgent::begin(const ReleaseStorage& operation) {
    hide_storage(site_, operation.id);
    save(site_, local_, {local_.record, {}}, Durability::power, [&](Change& change) {
        release_storage(change, machine_.model, local_.unit, operation.id);
    });
    discard_ended_storage(site_);
    return true;
}

bool UnitAgent::begin(const RemoveUnit&) {
    for (const auto& [id, storage] : read_storage(machine_.model, local_.unit))
        hide_storage(site_, id);
    // The store comes last: until it has forgotten the unit, an agent that died goes on here.
    remove_directories(machine_.runtime.socket(local_.unit));
    remove_directories(machine_.runtime.commands_socket(local_.unit));
    remove_directories(machine_.home.unit_directory(local_.unit));
    commit_with_retry(machine_.model,
                      [&](Change& change) { remove_unit(change, machine_.model, local_.unit); });
    discard_ended_storage(site_);
    return false;
}

bool UnitAgent::begin(const PauseUnit& operation) {
    save(site_, local_, records_paused(local_, operation.hooks), Durability::process,
         [&](Change& change) { drop_pause_request(change, machine_.model, local_.unit); });
    return true;
}

bool UnitAgent::begin(const ResumeUnit& operation) {
    save(site_, local_, records_resumed(local_, operation.hooks), Durability::process,
         [&](Change& change) { drop_pause_request(change, machine_.model, local_.unit); });
    return true;
}

bool UnitAgent::begin(const AcceptLeadership&) {
    UniterState next = local_.record;
    next.leader = true;
    next.operation = Operation::run_hook;
    next.step = Step::queued;
    next.hook = Hook{.kind = HookKind::leader_elected};
    save(site_, local_, {next, {}}, Durability::process);
    return true;
}

bool UnitAgent::begin(const ResignLeadership&) {
    UniterState next = local_.record;
    next.leader = false;
    save(site_, local_, {next, {}}, Durability::process,
         [&](Change& change) { release_leadership(change, machine_.model, local_.unit); });
    return true;
}

} // namespace hookbox
