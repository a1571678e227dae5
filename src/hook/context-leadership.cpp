#include "hook/context.hpp"
#include "model/agent-status.hpp"
#include "model/application.hpp"
#include "model/leadership.hpp"

namespace hookbox {

bool HookContext::is_leader() {
    require_full();
    if (overrides_.leader_error)
        throw Error(*overrides_.leader_error);
    if (!lost_leadership_)
        lost_leadership_ = !claim_leadership(model_, info_.unit);
    return !lost_leadership_;
}

void HookContext::require_leader() {
    require_full();
    bool leads = false;
    try {
        leads = is_leader();
    } catch (const Error& error) {
        throw Error(std::string("cannot determine leadership: ") + error.what());
    }
    if (!leads)
        throw Error("this unit is not the leader");
}

const Settings& HookContext::leader_settings() {
    require_full();
    if (!leader_settings_)
        leader_settings_ = read_bag(model_, leader_bag(application_)).settings;
    return *leader_settings_;
}

void HookContext::write_leader_settings(const Settings& writes) {
    require_full();
    try {
        if (!is_leader())
            throw Error("not the leader");
        commit_with_retry(model_, [&](Change& change) {
            change.set_durable(false);
            if (write_bag(change, model_, leader_bag(application_), writes))
                require_leadership(change, model_, info_.unit);
        });
    } catch (const Error& error) {
        throw Error(std::string("cannot write settings: ") + error.what());
    }
    leader_settings_.reset();
    if (!effects_.leader_settings)
        effects_.leader_settings.emplace();
    for (const auto& [key, value] : writes)
        (*effects_.leader_settings)[key] = value;
}

Status HookContext::unit_status() {
    if (info_.restricted)
        return {};
    if (!unit_status_)
        unit_status_ = read_unit_status(model_, info_.unit);
    return *unit_status_;
}

void HookContext::set_unit_status(const std::string& status, const std::string& message) {
    require_full();
    const Status set{status, message, {}, model_.now(), true};
    commit_with_retry(model_, [&](Change& change) {
        change.set_durable(false);
        put_unit_status(change, model_, info_.unit, set);
    });
    effects_.unit_status = set;
}

Status HookContext::application_status() {
    require_leader();
    Status status = read_application_status(model_, application_);
    if (status.by_charm)
        return status;
    std::vector<Status> units;
    for (const auto& unit : unit_statuses())
        units.push_back(unit.second);
    return derive_application_status(units);
}

void HookContext::set_application_status(const std::string& status, const std::string& message) {
    require_leader();
    const Status set{status, message, {}, model_.now(), true};
    commit_with_retry(model_, [&](Change& change) {
        change.set_durable(false);
        require_leadership(change, model_, info_.unit);
        put_application_status(change, model_, application_, set);
    });
    effects_.application_status = set;
}

std::map<std::string, Status> HookContext::unit_statuses() {
    require_full();
    if (overrides_.unit_statuses)
        return *overrides_.unit_statuses;
    std::map<std::string, Status> statuses;
    for (const Unit& unit : units_of(model_, application_))
        statuses.emplace(unit.name, unit.name == info_.unit ? read_unit_status(model_, unit.name)
                                                            : read_told_status(model_, unit.name));
    return statuses;
}

void HookContext::set_workload_version(const std::string& version) {
    require_full();
    commit_with_retry(model_, [&](Change& change) {
        change.set_durable(false);
        model_.pin(change, unit_path(info_.unit));
        model_.pin(change, "applications/" + application_);
        Unit unit = require_unit(model_, info_.unit);
        unit.workload_version = version;
        put_unit(change, model_, unit);
        Application application = require_application(model_, application_);
        application.version = version;
        put_application(change, model_, application);
    });
    effects_.workload_version = version;
}

} // namespace hookbox
