// All that `status` shows, read once; how it is written is status-table and status-value. A value.
#pragma once

#include "base/address.hpp"
#include "commands/storage-report.hpp"
#include "model/agent-status.hpp"
#include "model/application.hpp"
#include "model/ports.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace hookbox {

/// What status says every agent and the model run.
inline constexpr const char* juju_version = "3.6.0";

struct UnitReport {
    std::string name;
    UnitStatus status;
    std::string error_suffix; ///< " for db:endpoint" when a relation hook has failed
    bool leader = false;
    std::string machine, address;
    std::set<PortRange> ports;
};

struct RelatedReport {
    std::string application, interface, scope;
};

struct ApplicationReport {
    Application application;
    std::string charm_name;
    int charm_revision = 0;
    std::vector<std::string> endpoints;
    Status status;
    std::vector<UnitReport> units; ///< natural order
    std::map<std::string, std::vector<RelatedReport>> relations;
};

struct MachineReport {
    std::string id, state, address, hostname;
    std::vector<DeviceAddress> devices;
};

struct RelationReport {
    Endpoint provider, requirer; ///< the same one twice for a peer relation
    std::string status;          ///< joined, joining, suspended, …
};

struct StatusReport {
    std::string model;
    std::string base; ///< "debian@12", of the machine
    Time now{};
    std::vector<MachineReport> machines;
    std::vector<ApplicationReport> applications; ///< natural order
    std::vector<RelationReport> relations;       ///< by provider, then requirer
    std::vector<StorageReport> storage = {};     ///< natural order

    [[nodiscard]] bool empty() const { return machines.empty() && applications.empty(); }
};

/// Reads the store and this machine's addresses and names.
StatusReport read_status_report(const Model& model);

/// What matches one of `selectors` (a unit, `<application>/leader`, an application, a machine, a
/// status word or a port; with `*` and `?`), and what it belongs to. Pure.
StatusReport select(StatusReport report, const std::vector<std::string>& selectors);

} // namespace hookbox
