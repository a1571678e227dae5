#include "model/agent-status.hpp"

#include "model/names.hpp"
#include "model/presence.hpp"
#include "model/relation.hpp"
#include "model/storage.hpp"
#include "model/task.hpp"

namespace hookbox {
namespace {

std::string running_message(const Hook& hook, std::string_view name) {
    std::string message = "running " + std::string(name) + " hook";
    if (is_relation_kind(hook.kind) && !hook.remote_unit.empty())
        message += " for " + hook.remote_unit;
    return message;
}

Value failure_data(const Hook& hook, std::string_view name) {
    Value::Map data = {{"hook", name}};
    if (is_relation_kind(hook.kind))
        data["relation-id"] = hook.relation;
    if (!hook.remote_unit.empty())
        data["remote-unit"] = hook.remote_unit;
    if (is_secret_kind(hook.kind)) {
        data["secret-uri"] = "secret:" + hook.secret;
        data["secret-label"] = hook.secret_label;
    }
    return data;
}

/// Of the hook or action that the agent is in; "" for none.
std::string operation_name(const Model& model, const std::string& unit, const UniterState& state) {
    if (state.operation == Operation::run_action) {
        const auto task = find_task(model, state.task);
        return task ? task->name : "";
    }
    return state.hook ? hook_name(model, unit, *state.hook) : "";
}

} // namespace

std::string hook_name(const Model& model, std::string_view unit, const Hook& hook) {
    std::string name(hook_kind_name(hook.kind));
    if (is_storage_kind(hook.kind))
        return storage_name(hook.storage) + "-" + name;
    if (!is_relation_kind(hook.kind))
        return name;
    const auto relation = find_relation(model, hook.relation);
    const Endpoint* endpoint = relation ? relation->local(application_of(unit)) : nullptr;
    return endpoint == nullptr ? name : endpoint->name + "-" + name;
}

Status agent_status(const std::optional<UniterState>& state, std::string_view name) {
    Status status;
    status.status = "allocating";
    if (!state)
        return status;
    status.since = state->since;
    if (state->operation == Operation::install) {
        if (state->failed) {
            status.status = "error";
            status.message = "cannot put the charm in place; see the unit's log";
        }
        return status;
    }
    if (state->operation == Operation::upgrade && state->failed) {
        status.status = "error";
        status.message = "upgrade failed";
        return status;
    }
    const bool runs_hook = state->operation == Operation::run_hook && state->hook;
    const bool at_work = state->step == Step::pending && runs_hook;
    if (!state->installed && !at_work) // it waits for its storage, or is just about to go on
        return status;
    if (state->operation == Operation::continue_ ||
        (runs_hook && !state->failed && state->hook->kind == HookKind::update_status)) {
        status.status = "idle";
        if (state->activity == Activity::paused)
            status.message = "paused";
    } else if (runs_hook && state->failed) {
        status.status = "error";
        status.message = "hook failed: \"" + std::string(name) + "\"";
        status.data = failure_data(*state->hook, name);
    } else {
        status.status = "executing";
        if (runs_hook)
            status.message = running_message(*state->hook, name);
        else if (state->operation == Operation::run_action)
            status.message = "running action " + std::string(name);
    }
    return status;
}

bool can_be_lost(const std::optional<UniterState>& state) {
    return state && (state->installed || state->failed);
}

UnitStatus visible_status(std::string_view unit, Status workload, Status agent, bool lost) {
    UnitStatus seen{std::move(workload), std::move(agent)};
    if (seen.agent.status == "error") {
        seen.workload = seen.agent;
        seen.agent.status = "idle";
        seen.agent.message.clear();
        seen.agent.data = {};
    }
    if (!lost)
        return seen;
    seen.agent.status = "lost";
    seen.agent.message = "agent is not communicating with the server";
    if (seen.workload.status != "error" && seen.workload.status != "terminated") {
        seen.workload.status = "unknown";
        seen.workload.message = "agent lost, see 'juju show-status-log " + std::string(unit) + "'";
        seen.workload.data = {};
    }
    return seen;
}

Status read_told_status(const Model& model, std::string_view unit) {
    const auto state = read_uniter_state(model, unit);
    if (state && state->failed)
        if (Status agent = agent_status(state, operation_name(model, std::string(unit), *state));
            agent.status == "error")
            return agent;
    return read_unit_status(model, unit);
}

UnitStatus read_visible_status(const Model& model, const Unit& unit) {
    const auto state = read_uniter_state(model, unit.name);
    const std::string name = state ? operation_name(model, unit.name, *state) : "";
    return visible_status(unit.name, read_unit_status(model, unit.name), agent_status(state, name),
                          can_be_lost(state) && !agent_alive(model, unit.machine));
}

bool counts_as_up(const UnitStatus& status) {
    return (status.agent.status == "executing" || status.agent.status == "idle") &&
           status.workload.status != "terminated";
}

} // namespace hookbox
