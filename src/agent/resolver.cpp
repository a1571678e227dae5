#include "agent/resolver.hpp"

namespace hookbox {
namespace {

/// juju-info, which every application provides without declaring it.
bool is_implicit(const Endpoint& endpoint) {
    return endpoint.name == "juju-info" && endpoint.role == "provider";
}

Hook because(Hook hook, std::string cause) {
    hook.cause.text = std::move(cause);
    return hook;
}

class Resolver {
  public:
    Resolver(const LocalState& local, const Snapshot& snapshot, const UnitFacts& unit,
             const ApplicationFacts& application)
        : local_(local), record_(local.record), snapshot_(snapshot), unit_(unit),
          application_(application) {}

    [[nodiscard]] NextOperation next() const {
        if (unit_.unit.life == Life::dead || record_.removed)
            return RemoveUnit{};
        const bool between = record_.operation == Operation::continue_;
        if (between && alive())
            if (auto operation = pause_work())
                return std::move(*operation);
        if (between && rebooted())
            return run({.kind = HookKind::start}, "the machine was restarted");
        if (between && record_.installed && alive())
            if (auto operation = created())
                return std::move(*operation);
        if (record_.leader && !(alive() && leads(local_, snapshot_)))
            return ResignLeadership{};
        if (between && record_.installed && !record_.leader && alive() && leads(local_, snapshot_))
            return AcceptLeadership{};
        if (between && record_.installed && alive() && led_by_another() &&
            record_.leader_settings_version != application_.leader_settings_version)
            return run({.kind = HookKind::leader_settings_changed});
        if (between && record_.installed && alive())
            if (auto hook = next_secret_hook(local_, snapshot_))
                return RunHook{std::move(*hook)};
        if (between && record_.installed)
            if (auto operation = asked_for())
                return std::move(*operation);
        if (between || (queued_first() && !record_.installed))
            if (auto operation = next_storage_operation(local_, unit_, !alive(), charm_changes()))
                return std::move(*operation);
        return between ? unit_work() : in_progress();
    }

  private:
    [[nodiscard]] bool alive() const { return unit_.unit.life == Life::alive; }
    /// The charm's files are there, and its first hook is still to come.
    [[nodiscard]] bool queued_first() const {
        return record_.operation == Operation::run_hook && record_.step == Step::queued;
    }
    [[nodiscard]] bool charm_changes() const { return record_.installed && charm_differs(); }
    [[nodiscard]] bool led_by_another() const {
        const std::optional<Lease>& lease = application_.lease;
        return lease && lease->holder != local_.unit && lease->expires > local_.now;
    }
    [[nodiscard]] bool rebooted() const {
        return record_.started && !record_.stopped && record_.boot_id != local_.boot_id;
    }
    [[nodiscard]] RunHook run(Hook hook, std::string cause = {}) const {
        if (!cause.empty())
            hook = because(std::move(hook), std::move(cause));
        return {up_to_date(std::move(hook), local_.application, snapshot_)};
    }

    /// What the operator's requests and a pause lead to; a unit that is not started finishes that
    /// first, and one that is removed is paused no more.
    [[nodiscard]] std::optional<NextOperation> pause_work() const {
        const bool paused = record_.activity == Activity::paused;
        if (!paused && (!record_.started || unit_.pause_requests.empty()))
            return std::nullopt;
        if (paused && record_.leader)
            return ResignLeadership{};
        if (unit_.pause_requests.empty())
            return asked_for().value_or(Rest{});
        const PauseRequest& first = unit_.pause_requests.front();
        // One that changes nothing is taken, too: others wait behind it.
        const bool hooks = first.hooks && first.pause != paused;
        return first.pause ? NextOperation{PauseUnit{hooks}} : NextOperation{ResumeUnit{hooks}};
    }

    /// The operator's tasks, in the order in which they were asked for, then commands.
    [[nodiscard]] std::optional<NextOperation> asked_for() const {
        for (const auto& [id, task] : snapshot_.tasks)
            if (task.unit == local_.unit && task.status == TaskStatus::pending)
                return RunTask{task};
        if (local_.commands)
            return RunCommands{*local_.commands};
        return std::nullopt;
    }

    /// The first relation whose scope is still to be entered.
    [[nodiscard]] std::optional<NextOperation> created() const {
        for (const int id : application_.relations) {
            const auto facts = snapshot_.relations.find(id);
            if (facts == snapshot_.relations.end() || local_.relations.contains(id))
                continue;
            const Relation& relation = facts->second.relation;
            const Endpoint* endpoint = relation.local(local_.application);
            if (endpoint == nullptr || !relation.open())
                continue;
            if (is_implicit(*endpoint))
                return EnterScope{id};
            return run({.kind = HookKind::relation_created,
                        .relation = id,
                        .remote_application = relation.remote(local_.application).application});
        }
        return std::nullopt;
    }

    [[nodiscard]] NextOperation in_progress() const {
        if (record_.operation == Operation::install)
            return alive() ? NextOperation{DeployFiles{application_.application.charm_url}}
                           : NextOperation{RemoveUnit{}};
        if (record_.operation == Operation::upgrade)
            return unfinished_upgrade();
        if (record_.operation == Operation::run_action)
            return FailTask{record_.task};
        if (record_.failed)
            if (auto operation = asked_for())
                return std::move(*operation);
        if (record_.operation != Operation::run_hook || !record_.hook)
            return Rest{};
        const Hook& hook = *record_.hook;
        if (is_relation_kind(hook.kind) && !snapshot_.relations.contains(hook.relation))
            return DropHook{};
        if (is_secret_kind(hook.kind) && is_moot(hook, local_, snapshot_))
            return DropHook{};
        if (is_storage_kind(hook.kind) && !unit_.storage.contains(hook.storage))
            return DropHook{};
        switch (record_.step) {
        case Step::queued:
            return queued(hook);
        case Step::pending:
            return record_.failed ? failed(hook) : ReportLostHook{hook};
        case Step::done:
            return SkipHook{hook};
        }
        return Rest{};
    }

    [[nodiscard]] NextOperation queued(const Hook& hook) const {
        if (hook.kind == HookKind::install && !alive())
            return RemoveUnit{};
        if (hook.kind == HookKind::leader_elected && !(alive() && leads(local_, snapshot_)))
            return DropHook{};
        if (hook.kind == HookKind::leader_settings_changed && leads(local_, snapshot_))
            return DropHook{};
        return run(hook);
    }

    /// Cut off by the agent's end, or unable to write its files; the latter waits for an operator.
    [[nodiscard]] NextOperation unfinished_upgrade() const {
        const Application& wanted = application_.application;
        if (!record_.failed)
            return UpgradeCharm{record_.charm_url};
        if (wanted.force_charm && wanted.charm_url != record_.charm_url)
            return UpgradeCharm{wanted.charm_url};
        if (unit_.resolved != Resolved::none)
            return UpgradeCharm{record_.charm_url};
        return Rest{};
    }

    [[nodiscard]] bool charm_differs() const {
        return unit_.unit.charm_url != application_.application.charm_url ||
               unit_.unit.charm_modified != application_.application.charm_modified;
    }

    [[nodiscard]] NextOperation failed(const Hook& hook) const {
        if (application_.application.force_charm && charm_differs())
            return UpgradeCharm{application_.application.charm_url};
        if (unit_.resolved == Resolved::no_retry)
            return SkipHook{because(hook, "resolved without retry")};
        if (unit_.resolved == Resolved::retry_hooks)
            return run(hook, "resolved");
        if (local_.retry_due && snapshot_.retry_hooks)
            return run(hook, "retry " + std::to_string(local_.failures));
        return Rest{};
    }

    [[nodiscard]] NextOperation unit_work() const {
        if (!alive())
            return removal();
        if (!record_.installed)
            return run({.kind = HookKind::install});
        if (charm_differs())
            return UpgradeCharm{application_.application.charm_url};
        if (const std::string changes = changed_hashes(); !changes.empty())
            return run({.kind = HookKind::config_changed}, changes);
        if (auto operation = relations())
            return std::move(*operation);
        if (record_.started && record_.update_status_tick != local_.update_status_tick)
            return run({.kind = HookKind::update_status});
        return Rest{};
    }

    /// What config-changed has to tell of; "" for nothing.
    [[nodiscard]] std::string changed_hashes() const {
        std::string changes;
        const auto compare = [&](const char* name, const std::string& seen,
                                 const std::string& now) {
            if (seen != now)
                changes += (changes.empty() ? "" : ", ") + std::string(name) + " changed";
        };
        compare("config hash", record_.config_hash, application_.config_hash);
        compare("trust hash", record_.trust_hash, application_.trust_hash);
        compare("addresses hash", record_.addresses_hash, snapshot_.addresses_hash);
        return record_.config_hash.empty() && !changes.empty() ? "first configuration" : changes;
    }

    /// What is left to do for a unit on its way out, relations first.
    [[nodiscard]] NextOperation removal() const {
        if (!record_.installed)
            return RemoveUnit{};
        if (auto operation = relations())
            return std::move(*operation);
        if (record_.started && !record_.stopped)
            return run({.kind = HookKind::stop});
        return run({.kind = HookKind::remove});
    }

    [[nodiscard]] std::optional<NextOperation> relations() const {
        for (const auto& [id, position] : local_.relations)
            if (auto operation = of_relation(id, position))
                return operation;
        return std::nullopt;
    }

    [[nodiscard]] std::optional<NextOperation> of_relation(int id,
                                                           const RelationRecord& position) const {
        const auto facts = snapshot_.relations.find(id);
        if (facts == snapshot_.relations.end())
            return LeaveScope{id};
        const Relation& relation = facts->second.relation;
        const Endpoint* endpoint = relation.local(local_.application);
        if (endpoint == nullptr)
            return std::nullopt;
        if (is_implicit(*endpoint))
            return alive() && relation.open() ? std::nullopt
                                              : std::optional<NextOperation>(LeaveScope{id});
        auto hook =
            next_relation_hook(local_.application, local_.unit, position, facts->second, !alive());
        if (!hook)
            return std::nullopt;
        return RunHook{std::move(*hook)};
    }

    const LocalState& local_;
    const UniterState& record_;
    const Snapshot& snapshot_;
    const UnitFacts& unit_;
    const ApplicationFacts& application_;
};

} // namespace

bool leads(const LocalState& local, const Snapshot& snapshot) {
    const auto application = snapshot.applications.find(local.application);
    if (application == snapshot.applications.end())
        return false;
    const std::optional<Lease>& lease = application->second.lease;
    return lease && lease->holder == local.unit && lease->expires > local.now;
}

NextOperation next_operation(const LocalState& local, const Snapshot& snapshot) {
    const auto unit = snapshot.units.find(local.unit);
    const auto application = snapshot.applications.find(local.application);
    if (unit == snapshot.units.end() || application == snapshot.applications.end())
        return Rest{};
    return Resolver(local, snapshot, unit->second, application->second).next();
}

} // namespace hookbox
