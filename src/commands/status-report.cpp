#include "commands/status-report.hpp"

#include "commands/machine-base.hpp"
#include "model/leadership.hpp"
#include "model/names.hpp"
#include "model/presence.hpp"
#include "model/relation.hpp"

#include <unistd.h>

#include <algorithm>
#include <tuple>

namespace hookbox {
namespace {

std::string host_name() {
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

/// Of the other side of the relation whose hook has failed.
std::string error_suffix(const Model& model, const std::string& unit, const UnitStatus& status) {
    if (status.workload.status != "error" || status.workload.data["relation-id"].is_null())
        return "";
    const auto relation =
        find_relation(model, static_cast<int>(status.workload.data["relation-id"].integer()));
    if (!relation)
        return "";
    const Endpoint& other = relation->remote(application_of(unit));
    return " for " + other.application + ":" + other.name;
}

UnitReport read_unit(const Model& model, const Unit& unit, const std::string& leader,
                     const std::string& address) {
    UnitReport report;
    report.name = unit.name;
    report.status = read_visible_status(model, unit);
    report.error_suffix = error_suffix(model, unit.name, report.status);
    report.leader = unit.name == leader;
    report.machine = unit.machine;
    report.address = address;
    for (const auto& [endpoint, ranges] : read_ports(model, unit.name))
        report.ports.insert(ranges.begin(), ranges.end());
    return report;
}

Status application_status(const Model& model, const ApplicationReport& report) {
    Status set = read_application_status(model, report.application.name);
    if (set.by_charm)
        return set;
    std::vector<Status> workloads;
    for (const UnitReport& unit : report.units)
        workloads.push_back(unit.status.workload);
    return derive_application_status(workloads);
}

ApplicationReport read_application(const Model& model, const Application& application,
                                   const std::string& address) {
    ApplicationReport report;
    report.application = application;
    const CharmRecord charm = require_charm(model, application.charm_url);
    report.charm_name = charm.name;
    report.charm_revision = charm.revision;
    for (const auto& [name, endpoint] : charm.metadata.endpoints)
        report.endpoints.push_back(name);
    const auto lease = read_lease(model, application.name);
    const std::string leader = lease && lease->expires > model.now() ? lease->holder : "";
    for (const Unit& unit : units_of(model, application.name))
        report.units.push_back(read_unit(model, unit, leader, address));
    report.status = application_status(model, report);
    for (const Relation& relation : relations_of(model, application.name)) {
        const Endpoint& other = relation.remote(application.name);
        report.relations[relation.local(application.name)->name].push_back(
            {other.application, other.interface, other.scope});
    }
    return report;
}

MachineReport read_machine(const Model& model, const std::string& id, const std::string& address) {
    MachineReport report;
    report.id = id;
    report.state = agent_alive(model, id)     ? "started"
                   : read_presence(model, id) ? "down"
                                              : "pending";
    report.address = address;
    report.hostname = host_name();
    report.devices = device_addresses();
    return report;
}

RelationReport read_relation(const Model& model, const Relation& relation) {
    RelationReport report;
    report.requirer = relation.endpoints.front();
    report.provider = relation.endpoints.back();
    if (relation.suspended)
        report.status = "suspended";
    else if (relation.life != Life::alive)
        report.status = "broken";
    else
        report.status = scope_units(model, relation.id).empty() ? "joining" : "joined";
    return report;
}

} // namespace

StatusReport read_status_report(const Model& model) {
    StatusReport report;
    report.model = model.name();
    report.now = model.now();
    report.base = machine_base();
    const std::string address = primary_address();
    std::set<std::string> machines;
    for (const Application& application : all_applications(model)) {
        report.applications.push_back(read_application(model, application, address));
        for (const UnitReport& unit : report.applications.back().units)
            machines.insert(unit.machine);
    }
    for (const std::string& machine : machines)
        report.machines.push_back(read_machine(model, machine, address));
    report.storage = read_storage_reports(model);
    for (const Relation& relation : all_relations(model))
        report.relations.push_back(read_relation(model, relation));
    std::sort(report.applications.begin(), report.applications.end(),
              [](const auto& left, const auto& right) {
                  return natural_less(left.application.name, right.application.name);
              });
    const auto key = [](const RelationReport& relation) {
        return std::tie(relation.provider.application, relation.provider.name,
                        relation.requirer.application, relation.requirer.name);
    };
    std::sort(report.relations.begin(), report.relations.end(),
              [&](const auto& left, const auto& right) { return key(left) < key(right); });
    return report;
}

} // namespace hookbox
