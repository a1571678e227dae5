#include "model/ports.hpp"

#include "model/names.hpp"
#include "model/unit.hpp"

#include <algorithm>

namespace hookbox {
namespace {

std::string ports_path(std::string_view machine, std::string_view unit) {
    std::string path = "ports/" + std::string(machine);
    if (!unit.empty())
        path.append("/").append(unit_node(unit));
    return path;
}

/// Also for a unit that `change` itself adds.
std::string machine_of(const Change& change, const Model& model, std::string_view unit) {
    if (const Value* pending = change.pending(model.path(unit_path(unit))))
        return (*pending)["machine"].text();
    return require_unit(model, unit).machine;
}

void remove(Ports& ports, const std::string& endpoint, const PortRange& range) {
    const auto found = ports.find(endpoint);
    if (found == ports.end())
        return;
    found->second.erase(range);
    if (found->second.empty())
        ports.erase(found);
}

void remove_everywhere(Ports& ports, const PortRange& range) {
    for (auto& [endpoint, ranges] : ports)
        ranges.erase(range);
    std::erase_if(ports, [](const auto& entry) { return entry.second.empty(); });
}

bool contains(const Ports& ports, const std::string& endpoint, const PortRange& range) {
    const auto found = ports.find(endpoint);
    return found != ports.end() && found->second.contains(range);
}

void close(Ports& ports, const std::string& endpoint, const PortRange& range,
           const std::vector<std::string>& endpoints) {
    if (endpoint.empty()) {
        remove_everywhere(ports, range);
        return;
    }
    remove(ports, endpoint, range);
    if (!contains(ports, "", range) ||
        std::find(endpoints.begin(), endpoints.end(), endpoint) == endpoints.end())
        return;
    remove(ports, "", range);
    for (const std::string& other : endpoints)
        if (other != endpoint)
            ports[other].insert(range);
}

void open(Ports& ports, const std::string& endpoint, const PortRange& range) {
    if (endpoint.empty())
        remove_everywhere(ports, range);
    if (endpoint.empty() || !contains(ports, "", range))
        ports[endpoint].insert(range);
}

} // namespace

Value to_value(const Ports& ports) {
    Value::Map map;
    for (const auto& [endpoint, ranges] : ports) {
        Value::List texts;
        for (const PortRange& range : ranges)
            texts.emplace_back(range.text());
        map.emplace(endpoint, std::move(texts));
    }
    return map;
}

Ports ports_from_value(const Value& value) {
    Ports ports;
    for (const auto& [endpoint, texts] : value.map())
        for (const Value& text : texts.list())
            ports[endpoint].insert(parse_port_range(text.text()));
    return ports;
}

Ports read_ports(const Model& model, std::string_view unit) {
    const auto found = find_unit(model, unit);
    const auto entry = found ? model.read(ports_path(found->machine, unit)) : std::nullopt;
    return entry ? ports_from_value(entry->value) : Ports{};
}

void put_ports(Change& change, const Model& model, std::string_view unit, const Ports& ports) {
    const std::string path = model.path(ports_path(machine_of(change, model, unit), unit));
    const auto node = model.store().get(path);
    change.require(path, node ? node->version : 0);
    if (ports.empty())
        change.erase(path);
    else
        change.put(path, to_value(ports));
}

std::map<std::string, Ports> machine_ports(const Model& model, std::string_view machine) {
    std::map<std::string, Ports> ports;
    for (const std::string& node : model.children(ports_path(machine, {})))
        if (const auto entry = model.read(ports_path(machine, unit_of_node(node))))
            ports.emplace(unit_of_node(node), ports_from_value(entry->value));
    return ports;
}

Ports apply_ports(Ports stored, const PortRequests& open_requests,
                  const PortRequests& close_requests, const std::vector<std::string>& endpoints) {
    for (const auto& [endpoint, ranges] : open_requests)
        for (const PortRange& range : ranges)
            open(stored, endpoint, range);
    for (const auto& [endpoint, ranges] : close_requests)
        for (const PortRange& range : ranges)
            close(stored, endpoint, range, endpoints);
    return stored;
}

Ports with_requests(Ports stored, const PortRequests& open_requests,
                    const PortRequests& close_requests) {
    for (const auto& [endpoint, ranges] : close_requests)
        for (const PortRange& range : ranges)
            remove(stored, endpoint, range);
    for (const auto& [endpoint, ranges] : open_requests)
        stored[endpoint].insert(ranges.begin(), ranges.end());
    return stored;
}

} // namespace hookbox
