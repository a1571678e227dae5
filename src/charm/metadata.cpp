#include "base/error.hpp"
#include "charm/charm.hpp"
#include "charm/fields.hpp"
#include "charm/misfit.hpp"
#include "charm/resource-section.hpp"
#include "charm/storage-section.hpp"
#include "value/yaml.hpp"

#include <algorithm>

namespace hookbox {
namespace {

bool is_endpoint_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

bool is_reserved(std::string_view name) {
    return name == "juju" || name.starts_with("juju-");
}

std::string quote(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

std::vector<std::string> names_of(const Value& value, const std::string& what) {
    std::vector<std::string> names;
    if (const auto* list = value.get_if<Value::List>()) {
        for (const Value& name : *list)
            names.push_back(text_of(name, what));
        std::ranges::sort(names);
        return names;
    }
    for (const auto& [name, ignored] : map_of(value, what))
        names.push_back(name);
    return names;
}

CharmEndpoint read_endpoint(const std::string& name, const std::string& role, const Value& value,
                            const std::string& section) {
    const std::string what = section + "." + name;
    CharmEndpoint endpoint{.name = name, .role = role, .interface = {}};
    if (value.is<std::string>()) {
        endpoint.interface = value.text();
    } else {
        if (!value.is<Value::Map>())
            refuse_kind(what, "map", value);
        endpoint.interface = text_of(value["interface"], what + ".interface");
        endpoint.optional = boolean_of(value["optional"], what + ".optional");
        if (const auto scope = text_of(value["scope"], what + ".scope"); !scope.empty())
            endpoint.scope = scope;
        const Value& limit = value["limit"];
        if (!limit.is_null() && !limit.is<std::int64_t>())
            refuse_kind(what + ".limit", "int", limit);
        endpoint.limit = static_cast<int>(limit.integer());
    }
    if (!is_endpoint_name(name))
        throw Misfit({section, name}, section + ": invalid relation name " + quote(name));
    if (endpoint.interface.empty())
        throw Misfit({section, name}, what + ": relation without an interface");
    if (endpoint.scope != "global" && endpoint.scope != "container")
        throw Misfit({section, name, "scope"},
                     what + ".scope: expected global or container, got " + quote(endpoint.scope));
    return endpoint;
}

void check_endpoint(const CharmMetadata& charm, const CharmEndpoint& endpoint,
                    const std::string& section) {
    const auto refuse_use = [&](const std::string& what, const std::string& name) {
        throw Misfit({section, endpoint.name},
                     "charm " + quote(charm.name) + " using a " + what + ": " + quote(name));
    };
    const bool privileged =
        charm.subordinate && endpoint.role == "requirer" && endpoint.scope == "container";
    if (!privileged && is_reserved(endpoint.name))
        refuse_use("reserved relation name", endpoint.name);
    if (endpoint.role != "requirer" && is_reserved(endpoint.interface))
        refuse_use("reserved interface", endpoint.interface);
    if (charm.endpoints.contains(endpoint.name))
        refuse_use("duplicated relation name", endpoint.name);
}

CharmMetadata read_metadata(const Value& value) {
    if (!value.is<Value::Map>())
        refuse_kind("metadata", "map", value);
    CharmMetadata charm;
    charm.name = text_of(value["name"], "name");
    if (!is_charm_name(charm.name))
        throw Misfit({"name"}, "invalid charm name " + quote(charm.name));
    charm.summary = text_of(value["summary"], "summary");
    charm.subordinate = boolean_of(value["subordinate"], "subordinate");
    for (const auto& [section, role] :
         {std::pair{"provides", "provider"}, {"requires", "requirer"}, {"peers", "peer"}})
        for (const auto& [name, endpoint] : map_of(value[section], section)) {
            CharmEndpoint read = read_endpoint(name, role, endpoint, section);
            check_endpoint(charm, read, section);
            charm.endpoints.emplace(name, std::move(read));
        }
    if (charm.subordinate && std::ranges::none_of(charm.endpoints, [](const auto& item) {
            return item.second.role == "requirer" && item.second.scope == "container";
        }))
        throw Misfit({"subordinate"}, "subordinate charm " + quote(charm.name) +
                                          " lacks \"requires\" relation with container scope");
    charm.extra_bindings = names_of(value["extra-bindings"], "extra-bindings");
    for (const auto& [name, storage] : map_of(value["storage"], "storage"))
        charm.storage.emplace(name, read_charm_storage(charm.name, name, storage));
    for (const auto& [name, resource] : map_of(value["resources"], "resources"))
        charm.resources.emplace(name, read_charm_resource(name, resource));
    charm.containers = names_of(value["containers"], "containers");
    return charm;
}

Value names_value(const std::vector<std::string>& names) {
    return Value::List(names.begin(), names.end());
}

} // namespace

CharmMetadata parse_metadata(std::string_view yaml, std::string_view source) {
    const Value value = parse_yaml(yaml, source);
    try {
        return read_metadata(value);
    } catch (const Misfit& misfit) {
        throw misfit.placed(yaml, source);
    }
}

std::set<std::string> implied_hooks(const CharmMetadata& metadata) {
    std::set<std::string> hooks = {"install",
                                   "start",
                                   "config-changed",
                                   "upgrade-charm",
                                   "stop",
                                   "remove",
                                   "update-status",
                                   "leader-elected",
                                   "leader-deposed",
                                   "leader-settings-changed",
                                   "collect-metrics",
                                   "meter-status-changed",
                                   "secret-changed",
                                   "secret-rotate",
                                   "secret-expired",
                                   "secret-remove",
                                   "pre-series-upgrade",
                                   "post-series-upgrade"};
    const auto add = [&](const std::string& prefix, std::initializer_list<const char*> kinds) {
        for (const char* kind : kinds)
            hooks.insert(prefix + kind);
    };
    for (const auto& [name, endpoint] : metadata.endpoints)
        add(name + "-relation-", {"created", "joined", "changed", "departed", "broken"});
    for (const auto& [name, storage] : metadata.storage)
        add(name + "-storage-", {"attached", "detaching"});
    for (const auto& name : metadata.containers)
        add(name + "-pebble-", {"ready", "custom-notice", "check-failed", "check-recovered"});
    return hooks;
}

CharmEndpoint juju_info_endpoint() {
    return {.name = "juju-info", .role = "provider", .interface = "juju-info"};
}

Value to_value(const CharmMetadata& metadata) {
    Value::Map endpoints;
    for (const auto& [name, endpoint] : metadata.endpoints)
        endpoints[name] = Value::Map{{"role", endpoint.role},
                                     {"interface", endpoint.interface},
                                     {"scope", endpoint.scope},
                                     {"optional", endpoint.optional},
                                     {"limit", endpoint.limit}};
    return Value::Map{{"name", metadata.name},
                      {"summary", metadata.summary},
                      {"subordinate", metadata.subordinate},
                      {"endpoints", std::move(endpoints)},
                      {"extra-bindings", names_value(metadata.extra_bindings)},
                      {"storage", to_value(metadata.storage)},
                      {"resources", to_value(metadata.resources)},
                      {"containers", names_value(metadata.containers)}};
}

CharmMetadata metadata_from_value(const Value& value) {
    CharmMetadata metadata;
    metadata.name = value["name"].text();
    metadata.summary = value["summary"].text();
    metadata.subordinate = value["subordinate"].boolean();
    for (const auto& [name, endpoint] : value["endpoints"].map())
        metadata.endpoints[name] = {.name = name,
                                    .role = endpoint["role"].text(),
                                    .interface = endpoint["interface"].text(),
                                    .scope = endpoint["scope"].text(),
                                    .optional = endpoint["optional"].boolean(),
                                    .limit = static_cast<int>(endpoint["limit"].integer())};
    metadata.extra_bindings = names_of(value["extra-bindings"], "extra-bindings");
    metadata.storage = charm_storage_from_value(value["storage"]);
    metadata.resources = charm_resources_from_value(value["resources"]);
    metadata.containers = names_of(value["containers"], "containers");
    return metadata;
}

} // namespace hookbox
