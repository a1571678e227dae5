#include "commands/simulate/overrides.hpp"

#include "base/quote.hpp"

namespace hookbox {
namespace {

NetworkInfo network_in(const StateNode& node) {
    node.allow({"info", "egress_subnets", "ingress_addresses", "error"});
    NetworkInfo network{.devices = {},
                        .egress_subnets = node["egress_subnets"].texts(),
                        .ingress_addresses = node["ingress_addresses"].texts(),
                        .error = node["error"].text()};
    for (const StateNode& info : node["info"].items()) {
        info.allow({"mac", "interface", "addresses"});
        NetworkDevice device{info["mac"].text(), info["interface"].text(), {}};
        for (const StateNode& address : info["addresses"].items()) {
            address.allow({"hostname", "address", "cidr"});
            device.addresses.push_back(
                {address["hostname"].text(), address["address"].text(), address["cidr"].text()});
        }
        network.devices.push_back(std::move(device));
    }
    return network;
}

GoalState::Members goal_members_in(const StateNode& node) {
    GoalState::Members members;
    for (const auto& [name, member] : node.entries()) {
        member.allow({"status", "since"});
        members[name] = {member["status"].text("unknown"), member["since"].time()};
    }
    return members;
}

GoalState goal_state_in(const StateNode& node) {
    node.allow({"units", "relations"});
    GoalState state;
    state.units = goal_members_in(node["units"]);
    for (const auto& [endpoint, members] : node["relations"].entries())
        state.relations[endpoint] = goal_members_in(members);
    return state;
}

} // namespace

Overrides overrides_in(const StateNode& root) {
    Overrides overrides;
    overrides.caas = root["model_type"].one_of({"iaas", "caas"}, "iaas") == "caas";
    if (!root["leader_error"].is_null())
        overrides.leader_error = root["leader_error"].text();
    if (!root["private_address"].is_null())
        overrides.private_address = root["private_address"].text();
    if (!root["public_address"].is_null())
        overrides.public_address = root["public_address"].text();
    if (!root["network"].is_null())
        overrides.network.emplace();
    for (const auto& [binding, network] : root["network"].entries())
        overrides.network->emplace(binding, network_in(network));
    overrides.config = root["config"].is_null() ? Value::Map{} : root["config"].value();
    if (!overrides.config->is<Value::Map>())
        root["config"].fail("expected map, got " + std::string(kind_name(*overrides.config)));
    overrides.broken.emplace();
    if (!root["goal_state"].is_null())
        overrides.goal_state = goal_state_in(root["goal_state"]);
    else
        overrides.goal_state.emplace();
    overrides.cloud_spec = root["cloud_spec"].value();
    overrides.metrics_allowed = root["metrics_allowed"].flag();
    for (const auto& [name, resource] : root["resources"].entries()) {
        resource.allow({"path", "error"});
        overrides.resources[name] = {resource["path"].text(), resource["error"].text()};
    }
    return overrides;
}

} // namespace hookbox
