#include "commands/simulate/state-relation.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"
#include "model/names.hpp"

#include <algorithm>

namespace hookbox {
namespace {

/// "wordpress:db" as an endpoint; `role` as it follows from the place in the relation's key.
Endpoint endpoint_in(std::string_view text, std::string_view role) {
    const auto colon = std::min(text.find(':'), text.size());
    Endpoint endpoint;
    endpoint.application = text.substr(0, colon);
    endpoint.name = text.substr(std::min(colon + 1, text.size()));
    endpoint.role = role;
    endpoint.interface = endpoint.name;
    return endpoint;
}

/// Null without a charm.
const CharmEndpoint* declared_endpoint(const StateNode& name, const Charm* charm) {
    if (charm == nullptr)
        return nullptr;
    static const CharmEndpoint implicit = juju_info_endpoint();
    const auto& endpoints = charm->metadata.endpoints;
    if (const auto found = endpoints.find(name.text()); found != endpoints.end())
        return &found->second;
    if (name.text() == implicit.name)
        return &implicit;
    std::vector<std::string_view> known;
    known.reserve(endpoints.size());
    for (const auto& endpoint : endpoints)
        known.push_back(endpoint.first);
    name.fail("the charm has no endpoint " + go_quoted(name.text()) + "; " +
              hint(name.text(), known));
}

/// The requirer comes first.
std::string simplest_key(const std::string& local, const std::string& remote,
                         const CharmEndpoint* declared) {
    if (local == remote)
        return local;
    const bool provides = declared != nullptr && declared->role == "provider";
    return provides ? remote + " " + local : local + " " + remote;
}

} // namespace

std::string StatedRelation::fake_id() const {
    return endpoint + ":" + std::to_string(relation.id);
}

bool StatedRelation::has(const std::string& unit) const {
    return std::ranges::find(members, unit) != members.end();
}

StatedRelation relation_in(const StateNode& node, const std::string& application,
                           const Charm* charm) {
    node.allow({"id", "name", "key", "remote_app", "life", "suspended", "broken", "units", "apps",
                "local_settings", "local_app_settings"});
    StatedRelation stated;
    Relation& relation = stated.relation;
    relation.id = node["id"].number();
    stated.endpoint = node["name"].text();
    if (stated.endpoint.empty())
        node["name"].fail("missing");
    const CharmEndpoint* declared = declared_endpoint(node["name"], charm);
    const bool peer = declared != nullptr && declared->role == "peer";
    stated.remote_application = node["remote_app"].text(peer ? application : "");
    const std::string& remote = stated.remote_application;
    if (remote.empty() && node["remote_app"].is_null())
        node["remote_app"].fail("missing");
    if (!is_application_name(remote))
        node["remote_app"].fail("invalid application name " + go_quoted(remote));
    relation.key = node["key"].text(simplest_key(application + ":" + stated.endpoint,
                                                 remote + ":" + stated.endpoint, declared));
    const auto blank = relation.key.find(' ');
    if (blank == std::string::npos)
        relation.endpoints = {endpoint_in(relation.key, "peer")};
    else
        relation.endpoints = {
            endpoint_in(std::string_view(relation.key).substr(0, blank), "requirer"),
            endpoint_in(std::string_view(relation.key).substr(blank + 1), "provider")};
    if (declared != nullptr)
        for (Endpoint& endpoint : relation.endpoints)
            endpoint.interface = declared->interface;
    if (relation.local(application) == nullptr)
        node["key"].fail("no endpoint of " + application);
    try {
        relation.life = parse_life(node["life"].text("alive"));
    } catch (const Error& error) {
        node["life"].fail(error.what());
    }
    relation.suspended = node["suspended"].flag();
    for (const auto& [name, bag] : node["units"].entries()) {
        if (!is_unit_name(name))
            bag.fail("invalid unit name " + go_quoted(name));
        if (application_of(name) != remote)
            bag.fail("no unit of " + go_quoted(remote));
        stated.members.push_back(name);
    }
    return stated;
}

} // namespace hookbox
