#include "commands/status-value.hpp"

#include "commands/local-time.hpp"

#include <initializer_list>

namespace hookbox {
namespace {

bool is_empty(const Value& value) {
    const auto* text = value.get_if<std::string>();
    const auto* map = value.get_if<Value::Map>();
    const auto* list = value.get_if<Value::List>();
    return value.is_null() || (text != nullptr && text->empty()) ||
           (map != nullptr && map->empty()) || (list != nullptr && list->empty());
}

/// A record without the fields that are empty.
Value fields(std::initializer_list<std::pair<const char*, Value>> all) {
    Value::Record record;
    for (const auto& [name, value] : all)
        if (!is_empty(value))
            record.fields.emplace_back(name, value);
    return record;
}

class Writer {
  public:
    Writer(const StatusReport& report, bool iso, bool json)
        : report_(report), iso_(iso), json_(json) {}

    [[nodiscard]] Value whole() const {
        Value::Map machines, applications;
        for (const MachineReport& one : report_.machines)
            machines[one.id] = machine(one);
        for (const ApplicationReport& one : report_.applications)
            applications[one.application.name] = application(one);
        const std::string now =
            iso_ ? utc_time(report_.now, "%H:%M:%S") : local_time(report_.now, "%H:%M:%S%z");
        return Value::Record{{{"model", model()},
                              {"machines", std::move(machines)},
                              {"applications", std::move(applications)},
                              {"storage", combined_storage_value(report_.storage, json_)},
                              {"controller", fields({{"timestamp", now}})}}};
    }

  private:
    [[nodiscard]] Value model() const {
        return fields({{"name", report_.model},
                       {"type", "iaas"},
                       {"controller", "local"},
                       {"cloud", "machine"},
                       {"version", juju_version},
                       {"model-status", fields({{"current", "available"}})}});
    }

    [[nodiscard]] Value base() const {
        const std::size_t at = report_.base.find('@');
        return fields({{"name", report_.base.substr(0, at)},
                       {"channel", at == std::string::npos ? "" : report_.base.substr(at + 1)}});
    }

    [[nodiscard]] Value machine(const MachineReport& one) const {
        std::map<std::string, Value::List> by_device;
        std::map<std::string, std::string> hardware;
        Value::List addresses;
        for (const DeviceAddress& device : one.devices) {
            if (device.loopback)
                continue;
            addresses.emplace_back(device.address);
            by_device[device.device].emplace_back(device.address);
            hardware[device.device] = device.mac;
        }
        Value::Map devices;
        for (const auto& [name, list] : by_device)
            devices[name] = Value::Record{{{"ip-addresses", list},
                                           {"mac-address", hardware[name]}, // there, if empty
                                           {"is-up", true}}};
        return fields({{"juju-status", fields({{"current", one.state}, {"version", juju_version}})},
                       {"hostname", one.hostname},
                       {"dns-name", one.address},
                       {"ip-addresses", std::move(addresses)},
                       {"instance-id", "localhost"},
                       {"machine-status", fields({{"current", "running"}, {"message", "Running"}})},
                       {"modification-status", fields({{"current", "idle"}})},
                       {"base", base()},
                       {"network-interfaces", std::move(devices)}});
    }

    [[nodiscard]] Value status(const Status& status, const std::string& suffix = {},
                               const char* version = "") const {
        std::string since;
        if (status.since != Time{})
            since = iso_ ? utc_time(status.since, "%Y-%m-%d %H:%M:%SZ")
                         : local_time(status.since, "%d %b %Y %H:%M:%S%z");
        return fields({{"current", status.status},
                       {"message", status.message + suffix},
                       {"since", since},
                       {"version", version}});
    }

    [[nodiscard]] Value unit(const UnitReport& one) const {
        Value::List ports;
        for (const PortRange& range : one.ports)
            ports.emplace_back(range.text());
        return fields({{"workload-status", status(one.status.workload, one.error_suffix)},
                       {"juju-status", status(one.status.agent, {}, juju_version)},
                       {"leader", one.leader ? Value(true) : Value()},
                       {"machine", one.machine},
                       {"open-ports", std::move(ports)},
                       {"public-address", one.address}});
    }

    [[nodiscard]] static Value related(const std::vector<RelatedReport>& others) {
        Value::List list;
        for (const RelatedReport& other : others)
            list.push_back(fields({{"related-application", other.application},
                                   {"interface", other.interface},
                                   {"scope", other.scope}}));
        return list;
    }

    [[nodiscard]] Value application(const ApplicationReport& one) const {
        Value::Map relations, units, bindings = {{"", "alpha"}};
        for (const auto& [endpoint, others] : one.relations)
            relations[endpoint] = related(others);
        for (const UnitReport& each : one.units)
            units[each.name] = unit(each);
        for (const std::string& endpoint : one.endpoints)
            bindings[endpoint] = "alpha";
        const Application& application = one.application;
        return fields({{"charm", application.charm_url},
                       {"base", base()},
                       {"charm-origin", "local"},
                       {"charm-name", one.charm_name},
                       {"charm-rev", one.charm_revision},
                       {"scale", one.units.empty() ? Value() : Value(one.units.size())},
                       {"exposed", application.exposed},
                       {"life", application.life == Life::alive ? "" : life_name(application.life)},
                       {"application-status", status(one.status)},
                       {"relations", std::move(relations)},
                       {"units", std::move(units)},
                       {"version", application.version},
                       {"endpoint-bindings", std::move(bindings)}});
    }

    const StatusReport& report_;
    bool iso_, json_;
};

} // namespace

Value status_value(const StatusReport& report, bool iso, bool json) {
    return Writer(report, iso, json).whole();
}

} // namespace hookbox
