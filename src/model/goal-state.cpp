#include "model/goal-state.hpp"

#include "model/agent-status.hpp"
#include "model/names.hpp"
#include "model/unit.hpp"

namespace hookbox {
namespace {

/// `self` is the one that asks: whatever failed before, it is at work now.
void add_units(GoalState::Members& members, const Model& model, const std::string& application,
               std::string_view self) {
    for (const Unit& unit : units_of(model, application)) {
        if (unit.life == Life::dead)
            continue;
        const Status status = unit.name == self ? read_unit_status(model, unit.name)
                                                : read_told_status(model, unit.name);
        members[unit.name] = {unit.life == Life::dying ? "dying" : status.status, status.since};
    }
}

/// Joined as soon as one of `application`'s units is in its scope.
std::string status_of(const Model& model, const Relation& relation,
                      const std::string& application) {
    if (relation.suspended)
        return "suspended";
    for (const std::string& unit : scope_units(model, relation.id))
        if (application_of(unit) == application)
            return "joined";
    return "joining";
}

} // namespace

GoalState read_goal_state(const Model& model, std::string_view unit) {
    const std::string application = application_of(unit);
    GoalState state;
    add_units(state.units, model, application, unit);
    for (const Relation& relation : relations_of(model, application)) {
        if (relation.peer() || relation.life == Life::dead)
            continue;
        const std::string& remote = relation.remote(application).application;
        auto& members = state.relations[relation.local(application)->name];
        members[remote] = {status_of(model, relation, application), relation.since};
        add_units(members, model, remote, unit);
    }
    return state;
}

} // namespace hookbox
