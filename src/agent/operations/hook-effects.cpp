#include "agent/operations/hook-effects.hpp"

namespace hookbox {

UniterState without_process(UniterState record) {
    record.context_id.clear();
    record.process = 0;
    record.process_start = 0;
    return record;
}

namespace {

UniterState between_operations(UniterState record) {
    record = without_process(std::move(record));
    record.operation = Operation::continue_;
    record.step = Step::pending;
    record.hook.reset();
    record.hook_step.reset();
    record.failed = false;
    record.signals = 0;
    return record;
}

void queue(UniterState& record, Hook hook) {
    record.operation = Operation::run_hook;
    record.step = Step::queued;
    record.hook = std::move(hook);
}

RelationRecord advanced(RelationRecord position, const Hook& hook) {
    if (hook.kind == HookKind::relation_joined) {
        position.members[hook.remote_unit] = hook.change_version;
        position.changed_pending = hook.remote_unit;
    } else if (hook.kind == HookKind::relation_changed && hook.remote_unit.empty()) {
        position.applications[hook.remote_application] = hook.change_version;
    } else if (hook.kind == HookKind::relation_changed) {
        position.members[hook.remote_unit] = hook.change_version;
        if (position.changed_pending == hook.remote_unit)
            position.changed_pending.clear();
    } else if (hook.kind == HookKind::relation_departed) {
        position.members.erase(hook.remote_unit);
    }
    return position;
}

SecretRecord told(SecretRecord record, const Hook& hook, Time now) {
    if (hook.kind == HookKind::secret_changed)
        record.consumed[hook.secret] = hook.secret_revision;
    else if (hook.kind == HookKind::secret_remove)
        record.obsolete[hook.secret].insert(hook.secret_revision);
    else
        record.expired[{hook.secret, hook.secret_revision}] = now;
    return record;
}

StorageRecord told(StorageRecord record, const Hook& hook) {
    if (hook.kind == HookKind::storage_attached)
        record.attached.insert(hook.storage);
    else
        record.attached.erase(hook.storage);
    return record;
}

RelationRecord position_in(const LocalState& local, int relation) {
    const auto found = local.relations.find(relation);
    return found == local.relations.end() ? RelationRecord{} : found->second;
}

Status built_in(const char* status, const char* message, Time now) {
    return {.status = status, .message = message, .since = now};
}

} // namespace

Records records_pending(const LocalState& local, const Hook& hook) {
    Records next{without_process(local.record), {}};
    next.record.operation = Operation::run_hook;
    next.record.step = Step::pending;
    next.record.hook = hook;
    next.record.failed = false;
    next.record.last_run = {}; // in the history by now
    // From now on the relation is known, so created is not scheduled again.
    if (hook.kind == HookKind::relation_created)
        next.positions[hook.relation] = position_in(local, hook.relation);
    return next;
}

Records records_failed(const LocalState& local) {
    Records next{without_process(local.record), {}};
    next.record.failed = true;
    next.record.signals = 0;
    return next;
}

Records records_queued_again(const LocalState& local, bool counted) {
    Records next{without_process(local.record), {}};
    next.record.step = Step::queued;
    next.record.signals += counted ? 1 : 0;
    if (next.record.hook)
        next.record.hook->cause.text = counted ? "killed from outside" : "the agent had to end";
    return next;
}

Records records_committed(const LocalState& local, const Hook& hook) {
    Records next{between_operations(local.record), {}};
    UniterState& record = next.record;
    record.update_status_tick = local.update_status_tick;
    switch (hook.kind) {
    case HookKind::install:
        record.installed = true;
        break;
    case HookKind::start:
        record.started = true;
        record.stopped = false;
        record.boot_id = local.boot_id;
        break;
    case HookKind::config_changed:
        record.config_hash = hook.config_hash;
        record.trust_hash = hook.trust_hash;
        record.addresses_hash = hook.addresses_hash;
        if (!record.started)
            queue(record, {.kind = HookKind::start});
        break;
    case HookKind::upgrade_charm:
        queue(record, {.kind = HookKind::config_changed, .cause = {"follow-up of upgrade-charm"}});
        break;
    case HookKind::stop:
        record.stopped = true;
        if (record.activity == Activity::pausing)
            record.activity = Activity::paused;
        break;
    case HookKind::remove:
        record.removed = true;
        break;
    case HookKind::relation_broken:
        next.left.insert(hook.relation);
        break;
    case HookKind::leader_settings_changed:
        record.leader_settings_version = hook.change_version;
        break;
    case HookKind::secret_expired:
    case HookKind::secret_changed:
    case HookKind::secret_remove:
        next.secrets = told(local.secrets, hook, local.now);
        break;
    case HookKind::storage_attached:
    case HookKind::storage_detaching:
        next.storage = told(local.storage, hook);
        break;
    case HookKind::relation_joined:
    case HookKind::relation_changed:
    case HookKind::relation_departed:
        next.positions[hook.relation] = advanced(position_in(local, hook.relation), hook);
        break;
    default:
        break;
    }
    return next;
}

Records records_upgrading(const LocalState& local, const std::string& charm_url) {
    Records next{without_process(local.record), {}};
    UniterState& record = next.record;
    if (record.operation == Operation::run_hook)
        record.hook_step = record.step;
    record.operation = Operation::upgrade;
    record.step = Step::pending;
    record.charm_url = charm_url;
    record.failed = false;
    return next;
}

Records records_upgraded(const LocalState& local) {
    Records next{local.record, {}};
    UniterState& record = next.record;
    record.charm_url.clear();
    record.failed = false;
    if (!record.hook) {
        queue(record, {.kind = HookKind::upgrade_charm});
        return next;
    }
    record.operation = Operation::run_hook;
    record.step = record.hook_step.value_or(Step::pending);
    record.failed = record.step == Step::pending;
    record.hook_step.reset();
    return next;
}

Records records_acting(const LocalState& local, int task) {
    Records next{without_process(local.record), {}};
    UniterState& record = next.record;
    if (record.operation == Operation::run_hook)
        record.hook_step = record.step;
    record.operation = Operation::run_action;
    record.step = Step::pending;
    record.last_run = {}; // in the history by now
    record.task = task;
    record.failed = false;
    return next;
}

Records records_acted(const LocalState& local) {
    Records next{without_process(local.record), {}};
    UniterState& record = next.record;
    record.task = 0;
    record.operation = record.hook ? Operation::run_hook : Operation::continue_;
    record.step = record.hook_step.value_or(Step::pending);
    record.failed = record.hook.has_value();
    record.hook_step.reset();
    return next;
}

Records records_paused(const LocalState& local, bool hooks) {
    Records next{local.record, {}};
    next.record.activity = hooks ? Activity::pausing : Activity::paused;
    if (hooks)
        queue(next.record, {.kind = HookKind::stop, .cause = {"pause"}});
    return next;
}

Records records_resumed(const LocalState& local, bool hooks) {
    Records next{local.record, {}};
    next.record.activity = Activity::active;
    next.record.stopped = false;
    if (hooks) {
        next.record.started = false;
        queue(next.record, {.kind = HookKind::config_changed, .cause = {"resume"}});
    }
    return next;
}

Records records_dropped(const LocalState& local) {
    return {between_operations(local.record), {}};
}

std::optional<Status> status_before(HookKind kind, const Status& now_shown, Time now) {
    if (kind == HookKind::install && !now_shown.by_charm)
        return built_in("maintenance", "installing charm software", now);
    if (kind == HookKind::stop)
        return built_in("maintenance", "stopping charm software", now);
    if (kind == HookKind::remove)
        return built_in("maintenance", "cleaning up prior to charm deletion", now);
    return std::nullopt;
}

std::optional<Status> status_after(HookKind kind, const Status& now_shown, Time now) {
    if (kind == HookKind::start && !now_shown.by_charm)
        return built_in("unknown", "", now);
    if (kind == HookKind::stop)
        return built_in("maintenance", "", now);
    if (kind == HookKind::remove)
        return built_in("terminated", "", now);
    return std::nullopt;
}

} // namespace hookbox
