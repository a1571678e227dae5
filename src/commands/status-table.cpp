#include "commands/status-table.hpp"

#include "cli/table.hpp"
#include "commands/local-time.hpp"

#include <algorithm>
#include <array>

namespace hookbox {
namespace {

constexpr std::size_t longest_message = 120, longest_version = 15;

/// The hooks named before a unit's message while they run; relation hooks are not.
constexpr std::array<std::string_view, 8> plain_hooks = {
    "install", "start",  "config-changed", "upgrade-charm",
    "stop",    "remove", "leader-elected", "leader-settings-changed"};

std::string model_section(const StatusReport& report, bool utc) {
    Table table({{"Model"}, {"Controller"}, {"Cloud/Region"}, {"Version"}, {"Timestamp"}});
    table.add({report.model, "local", "machine", juju_version,
               utc ? utc_time(report.now, "%H:%M:%S") : local_time(report.now, "%H:%M:%S%z")});
    return table.text();
}

std::string scale(const ApplicationReport& application) {
    const auto total = static_cast<std::ptrdiff_t>(application.units.size());
    const auto up = std::count_if(application.units.begin(), application.units.end(),
                                  [](const auto& unit) { return counts_as_up(unit.status); });
    return up == total ? std::to_string(total) : std::to_string(up) + "/" + std::to_string(total);
}

std::string applications_section(const StatusReport& report) {
    Table table({{"App"},
                 {"Version"},
                 {"Status"},
                 {"Scale", true},
                 {"Charm"},
                 {"Channel"},
                 {"Rev", true},
                 {"Exposed"},
                 {"Message"}});
    for (const ApplicationReport& one : report.applications) {
        const std::string& version = one.application.version;
        table.add({one.application.name,
                   shortened(version.substr(0, version.find('\n')), longest_version),
                   one.status.status, scale(one), one.charm_name, "",
                   std::to_string(one.charm_revision), one.application.exposed ? "yes" : "no",
                   shortened(one.status.message, longest_message)});
    }
    return table.text();
}

std::string unit_message(const UnitReport& unit, bool relations) {
    const Status& agent = unit.status.agent;
    std::string message = unit.status.workload.message;
    if (relations)
        message += unit.error_suffix;
    if (agent.status == "allocating" && message.empty())
        message = agent.message;
    if (agent.status == "idle" && agent.message == "paused")
        message = "(paused) " + message;
    if (agent.status == "executing")
        for (const std::string_view hook : plain_hooks)
            if (agent.message == "running " + std::string(hook) + " hook")
                message = "(" + std::string(hook) + ") " + message;
    constexpr std::string_view acting = "running action ";
    if (agent.status == "executing" && agent.message.starts_with(acting))
        message = "(" + agent.message.substr(acting.size()) + ") " + message;
    return shortened(message, longest_message);
}

std::string units_section(const StatusReport& report, bool relations) {
    Table table({{"Unit"},
                 {"Workload"},
                 {"Agent"},
                 {"Machine"},
                 {"Public address"},
                 {"Ports"},
                 {"Message"}});
    for (const ApplicationReport& application : report.applications)
        for (const UnitReport& unit : application.units)
            table.add({unit.name + (unit.leader ? "*" : ""), unit.status.workload.status,
                       unit.status.agent.status, unit.machine, unit.address, ports_cell(unit.ports),
                       unit_message(unit, relations)});
    return table.text();
}

std::string machines_section(const StatusReport& report) {
    Table table({{"Machine"}, {"State"}, {"Address"}, {"Inst id"}, {"Base"}, {"AZ"}, {"Message"}});
    for (const MachineReport& machine : report.machines)
        table.add(
            {machine.id, machine.state, machine.address, "localhost", report.base, "", "Running"});
    return table.text();
}

std::string relations_section(const StatusReport& report) {
    Table table({{"Integration provider"}, {"Requirer"}, {"Interface"}, {"Type"}, {"Message"}});
    const auto text = [](const Endpoint& endpoint) {
        return endpoint.application + ":" + endpoint.name;
    };
    for (const RelationReport& relation : report.relations)
        table.add({text(relation.provider), text(relation.requirer), relation.provider.interface,
                   relation.provider.role == "peer"         ? "peer"
                   : relation.requirer.scope == "container" ? "subordinate"
                                                            : "regular",
                   relation.status == "joined" ? "" : relation.status});
    return table.text();
}

} // namespace

std::string ports_cell(const std::set<PortRange>& ports) {
    std::string cell, protocol;
    const auto close_group = [&] {
        if (!protocol.empty() && protocol != "icmp")
            cell += "/" + protocol;
    };
    // The set is in order of protocol, then number.
    for (auto range = ports.begin(); range != ports.end();) {
        if (range->protocol == protocol) {
            cell += ',';
        } else {
            close_group();
            cell += cell.empty() ? "" : " ";
            protocol = range->protocol;
        }
        int last = range->to;
        auto next = std::next(range);
        for (; range->from == range->to && next != ports.end() && next->protocol == protocol &&
               next->from == next->to && next->from == last + 1;
             ++next)
            last = next->to;
        cell += range->protocol == "icmp" ? "icmp" : std::to_string(range->from);
        if (last != range->from)
            cell += "-" + std::to_string(last);
        range = next;
    }
    close_group();
    return cell;
}

std::string status_table(const StatusReport& report, const StatusTableOptions& options) {
    std::string text = model_section(report, options.utc);
    const bool units = std::any_of(report.applications.begin(), report.applications.end(),
                                   [](const auto& one) { return !one.units.empty(); });
    if (!report.applications.empty())
        text += "\n" + applications_section(report);
    if (units)
        text += "\n" + units_section(report, options.relations);
    if (!report.machines.empty())
        text += "\n" + machines_section(report);
    if (options.relations && !report.relations.empty())
        text += "\n" + relations_section(report);
    if (options.storage && !report.storage.empty())
        text += "\n" + storage_table(report.storage, true);
    return text;
}

} // namespace hookbox
