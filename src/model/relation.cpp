#include "model/relation.hpp"

#include "model/names.hpp"

#include <algorithm>
#include <charconv>

namespace hookbox {
namespace {

std::string relation_path(int id, std::string_view part = {}) {
    std::string path = "relations/" + std::to_string(id);
    if (!part.empty())
        path.append("/").append(part);
    return path;
}

std::string scope_path(int relation, std::string_view unit) {
    return relation_path(relation, "scope/" + unit_node(unit));
}

Value to_value(const Endpoint& endpoint) {
    return Value::Map{{"application", endpoint.application},
                      {"name", endpoint.name},
                      {"role", endpoint.role},
                      {"interface", endpoint.interface},
                      {"scope", endpoint.scope}};
}

Endpoint endpoint_from_value(const Value& value) {
    return {value["application"].text(), value["name"].text(), value["role"].text(),
            value["interface"].text(), value["scope"].text()};
}

std::vector<int> relation_ids(const Model& model) {
    std::vector<int> ids;
    for (const std::string& node : model.children("relations"))
        if (int id = 0;
            std::from_chars(node.data(), node.data() + node.size(), id).ec == std::errc())
            ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

std::string_view life_name(Life life) {
    return life == Life::alive ? "alive" : life == Life::dying ? "dying" : "dead";
}

Life parse_life(std::string_view text) {
    for (const Life life : {Life::alive, Life::dying, Life::dead})
        if (text == life_name(life))
            return life;
    throw Error("unknown life \"" + std::string(text) + "\"");
}

const Endpoint* Relation::local(std::string_view application) const {
    for (const Endpoint& endpoint : endpoints)
        if (endpoint.application == application)
            return &endpoint;
    return nullptr;
}

const Endpoint& Relation::remote(std::string_view application) const {
    for (const Endpoint& endpoint : endpoints)
        if (endpoint.application != application)
            return endpoint;
    return endpoints.front();
}

std::string Relation::fake_id(std::string_view application) const {
    const Endpoint* endpoint = local(application);
    return (endpoint ? endpoint->name : std::string()) + ":" + std::to_string(id);
}

std::optional<Relation> find_relation(const Model& model, int id) {
    const auto entry = model.read(relation_path(id));
    if (!entry)
        return std::nullopt;
    Relation relation;
    relation.id = id;
    relation.key = entry->value["key"].text();
    for (const Value& endpoint : entry->value["endpoints"].list())
        relation.endpoints.push_back(endpoint_from_value(endpoint));
    relation.life = parse_life(entry->value["life"].text());
    relation.suspended = entry->value["suspended"].boolean();
    relation.suspended_reason = entry->value["suspended-reason"].text();
    if (!entry->value["since"].is_null())
        relation.since = from_rfc3339(entry->value["since"].text());
    if (relation.endpoints.empty())
        throw Error("relation " + std::to_string(id) + " has no endpoints");
    return relation;
}

std::optional<Relation> pinned_relation(Change& change, const Model& model, int id) {
    model.pin(change, relation_path(id));
    return find_relation(model, id);
}

std::vector<Relation> relations_of(const Model& model, std::string_view application) {
    std::vector<Relation> relations = all_relations(model);
    std::erase_if(relations,
                  [&](const Relation& relation) { return !relation.local(application); });
    return relations;
}

std::vector<Relation> all_relations(const Model& model) {
    std::vector<Relation> relations;
    for (const int id : relation_ids(model))
        if (auto relation = find_relation(model, id))
            relations.push_back(std::move(*relation));
    return relations;
}

void put_relation(Change& change, const Model& model, const Relation& relation) {
    Value::List endpoints;
    for (const Endpoint& endpoint : relation.endpoints)
        endpoints.push_back(to_value(endpoint));
    change.put(model.path(relation_path(relation.id)),
               stored_record({{"key", relation.key},
                              {"endpoints", std::move(endpoints)},
                              {"life", life_name(relation.life)},
                              {"suspended", relation.suspended},
                              {"suspended-reason", relation.suspended_reason},
                              {"since", to_rfc3339(relation.since)}}));
}

std::vector<std::string> scope_units(const Model& model, int relation) {
    std::vector<std::string> units;
    for (const std::string& node : model.children(relation_path(relation, "scope")))
        units.push_back(unit_of_node(node));
    std::sort(units.begin(), units.end());
    return units;
}

bool in_scope(const Model& model, int relation, std::string_view unit) {
    return model.store().get(model.path(scope_path(relation, unit))).has_value();
}

Settings network_keys(const std::string& address, const std::string& egress_subnets) {
    const bool version6 = address.find(':') != std::string::npos;
    return {{"private-address", address},
            {"ingress-address", address},
            {"egress-subnets",
             egress_subnets.empty() ? address + (version6 ? "/128" : "/32") : egress_subnets}};
}

void enter_scope(Change& change, const Model& model, const Relation& relation,
                 std::string_view unit, const Settings& network_keys) {
    if (in_scope(model, relation.id, unit))
        return;
    const std::string path = model.path(scope_path(relation.id, unit));
    change.require(path, 0);
    change.put(path, stored_record({}));
    model.count(change, relation_path(relation.id, "scope"), 1);
    put_bag(change, model, unit_bag(relation.id, unit), network_keys);
}

void withdraw(Change& change, const Model& model, int relation, std::string_view unit) {
    const std::string path = model.path(scope_path(relation, unit));
    const auto node = model.store().get(path);
    if (!node)
        return;
    change.require(path, node->version);
    change.erase(path);
    model.count(change, relation_path(relation, "scope"), -1);
}

std::int64_t scope_size(Change& change, const Model& model, int relation) {
    return model.counted(change, relation_path(relation, "scope"));
}

std::string unit_bag(int relation, std::string_view unit) {
    return relation_path(relation, "units/" + unit_node(unit));
}

std::string application_bag(int relation, std::string_view application) {
    return relation_path(relation, "apps/" + std::string(application));
}

} // namespace hookbox
