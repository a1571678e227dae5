#include "commands/waiting.hpp"

#include "model/agent-status.hpp"
#include "model/application.hpp"
#include "model/presence.hpp"
#include "model/unit.hpp"

namespace hookbox {
namespace {

std::string described(std::string_view kind, const std::string& name, const std::string& state) {
    return std::string(kind) + " \"" + name + "\" " + state;
}

std::string with_message(const Status& status) {
    return status.message.empty() ? status.status : status.status + " (" + status.message + ")";
}

} // namespace

std::string unit_lacks(const Model& model, const std::string& name, Goal goal) {
    const auto unit = find_unit(model, name);
    if (goal == Goal::gone)
        return unit ? described("unit", name, "still exists") : "";
    if (!unit)
        return described("unit", name, "not found");
    // The agent's word first: a record read before it could be one that it has acted upon since.
    const bool at_rest = unit_at_rest(model, name, unit->machine);
    const UnitStatus status = read_visible_status(model, *unit);
    const std::string state =
        "is " + with_message(status.workload) + ", its agent " + with_message(status.agent);
    if (status.agent.status != "idle" || status.workload.status == "error")
        return described("unit", name, state);
    if (!at_rest)
        return described("unit", name, state + " and about to look for work");
    if (goal == Goal::active && status.workload.status != "active")
        return described("unit", name, state);
    return "";
}

std::string application_lacks(const Model& model, const std::string& name, Goal goal) {
    const auto application = find_application(model, name);
    if (goal == Goal::gone)
        return application ? described("application", name, "still exists") : "";
    if (!application)
        return described("application", name, "not found");
    std::vector<Status> workloads;
    for (const Unit& unit : units_of(model, name)) {
        if (std::string missing = unit_lacks(model, unit.name, Goal::idle); !missing.empty())
            return missing;
        workloads.push_back(read_visible_status(model, unit).workload);
    }
    const Status set = read_application_status(model, name);
    const Status status = set.by_charm ? set : derive_application_status(workloads);
    if (goal == Goal::active && status.status != "active")
        return described("application", name, "is " + with_message(status));
    return "";
}

} // namespace hookbox
