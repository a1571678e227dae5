#include "commands/status-report.hpp"

#include <fnmatch.h>

#include <algorithm>

namespace hookbox {
namespace {

using Selectors = std::vector<std::string>;

bool any_selects(const Selectors& selectors, const std::string& text) {
    return std::any_of(selectors.begin(), selectors.end(), [&](const std::string& selector) {
        return ::fnmatch(selector.c_str(), text.c_str(), FNM_PATHNAME) == 0;
    });
}

bool selects(const Selectors& selectors, const std::string& application, const UnitReport& unit) {
    return any_selects(selectors, unit.name) || any_selects(selectors, unit.machine) ||
           (unit.leader && any_selects(selectors, application + "/leader")) ||
           any_selects(selectors, unit.status.workload.status) ||
           any_selects(selectors, unit.status.agent.status) ||
           std::any_of(unit.ports.begin(), unit.ports.end(), [&](const PortRange& range) {
               return any_selects(selectors, range.text());
           });
}

} // namespace

StatusReport select(StatusReport report, const Selectors& selectors) {
    if (selectors.empty())
        return report;
    std::set<std::string> machines, applications;
    std::erase_if(report.applications, [&](ApplicationReport& one) {
        const std::string& name = one.application.name;
        const bool whole = any_selects(selectors, name);
        if (!whole)
            std::erase_if(one.units,
                          [&](const UnitReport& unit) { return !selects(selectors, name, unit); });
        for (const UnitReport& unit : one.units)
            machines.insert(unit.machine);
        if (whole || !one.units.empty())
            applications.insert(name);
        return !applications.contains(name);
    });
    std::erase_if(report.machines, [&](const MachineReport& machine) {
        return !machines.contains(machine.id) && !any_selects(selectors, machine.id);
    });
    std::erase_if(report.relations, [&](const RelationReport& relation) {
        return !applications.contains(relation.provider.application) &&
               !applications.contains(relation.requirer.application);
    });
    std::set<std::string> units;
    for (const ApplicationReport& one : report.applications)
        for (const UnitReport& unit : one.units)
            units.insert(unit.name);
    std::erase_if(report.storage, [&](const StorageReport& storage) {
        return !units.contains(storage.instance.unit);
    });
    return report;
}

} // namespace hookbox
