#include "model/integration.hpp"

#include "model/application.hpp"
#include "model/removal.hpp"

#include <algorithm>

namespace hookbox {
namespace {

Endpoint endpoint_of(const std::string& application, const CharmEndpoint& endpoint) {
    return {.application = application,
            .name = endpoint.name,
            .role = endpoint.role,
            .interface = endpoint.interface,
            .scope = endpoint.scope};
}

bool is_implicit(const Endpoint& endpoint) {
    return endpoint.name == juju_info_endpoint().name && endpoint.role == "provider";
}

bool can_relate(const Endpoint& left, const Endpoint& right) {
    return left.application != right.application && left.interface == right.interface &&
           ((left.role == "requirer" && right.role == "provider") ||
            (left.role == "provider" && right.role == "requirer"));
}

std::string label(const Endpoint& endpoint) {
    return endpoint.application + ":" + endpoint.name;
}

std::string key_of(const std::vector<Endpoint>& endpoints) {
    std::string key;
    for (const Endpoint& endpoint : endpoints)
        key += (key.empty() ? "" : " ") + label(endpoint);
    return key;
}

std::string ambiguity(const std::string& left, const std::string& right,
                      std::vector<std::string> keys) {
    std::ranges::sort(keys);
    std::string text = "ambiguous relation: \"" + left + " " + right + "\" could refer to ";
    for (std::size_t i = 0; i < keys.size(); ++i)
        text += (i == 0 ? "\"" : "; \"") + keys[i] + "\"";
    return text;
}

CharmMetadata metadata_of(const Model& model, const std::string& application) {
    return require_charm(model, require_application(model, application).charm_url).metadata;
}

/// All endpoints that `word` can mean.
std::vector<Endpoint> endpoints_named(const Model& model, const std::string& word) {
    const auto colon = word.find(':');
    if (colon == 0 || colon == word.size() - 1)
        throw Error("invalid endpoint \"" + word + "\"");
    const std::string application = word.substr(0, colon);
    std::vector<Endpoint> endpoints = endpoints_of(application, metadata_of(model, application));
    if (colon == std::string::npos)
        return endpoints;
    const std::string name = word.substr(colon + 1);
    std::erase_if(endpoints, [&](const Endpoint& endpoint) { return endpoint.name != name; });
    if (endpoints.empty())
        throw NotFound("application \"" + application + "\" has no \"" + name + "\" relation");
    return endpoints;
}

void check_limit(const Model& model, const Endpoint& endpoint, int limit) {
    const auto present = std::ranges::count_if(
        relations_of(model, endpoint.application), [&](const Relation& relation) {
            return relation.local(endpoint.application)->name == endpoint.name;
        });
    if (limit > 0 && present >= limit)
        throw Error("establishing a new relation for " + label(endpoint) +
                    " would exceed its maximum relation limit of " + std::to_string(limit));
}

void check_new_relation(const Model& model, const Relation& relation) {
    for (const Endpoint& endpoint : relation.endpoints) {
        const Application application = require_application(model, endpoint.application);
        if (application.life != Life::alive)
            throw Error("application \"" + application.name + "\" is not alive");
        for (const Relation& other : relations_of(model, application.name))
            if (other.key == relation.key)
                throw RelationExists("relation " + relation.key + " " +
                                     (other.life == Life::alive ? "already exists"
                                                                : "is dying, but not yet removed"));
        const CharmMetadata charm = require_charm(model, application.charm_url).metadata;
        const auto declared = charm.endpoints.find(endpoint.name);
        if (declared != charm.endpoints.end())
            check_limit(model, endpoint, declared->second.limit);
        if (endpoint.scope == "container")
            throw Error("container-scoped relations are not supported");
    }
}

Relation put_new_relation(Change& change, const Model& model, std::vector<Endpoint> endpoints) {
    Relation relation;
    relation.key = key_of(endpoints);
    relation.endpoints = std::move(endpoints);
    relation.id = static_cast<int>(model.next(change, "relation"));
    relation.since = model.now();
    put_relation(change, model, relation);
    if (!relation.peer())
        for (const Endpoint& endpoint : relation.endpoints)
            model.count(change, relation_count(endpoint.application), 1);
    return relation;
}

} // namespace

std::vector<Endpoint> endpoints_of(const std::string& application, const CharmMetadata& metadata) {
    std::vector<Endpoint> endpoints;
    for (const auto& [name, endpoint] : metadata.endpoints)
        endpoints.push_back(endpoint_of(application, endpoint));
    endpoints.push_back(endpoint_of(application, juju_info_endpoint()));
    return endpoints;
}

std::vector<Endpoint> infer_endpoints(const Model& model, const std::string& left,
                                      const std::string& right) {
    std::vector<std::vector<Endpoint>> candidates;
    const std::vector<Endpoint> left_endpoints = endpoints_named(model, left);
    const std::vector<Endpoint> right_endpoints = endpoints_named(model, right);
    for (const Endpoint& one : left_endpoints)
        for (const Endpoint& other : right_endpoints)
            if (can_relate(one, other))
                candidates.push_back(one.role == "requirer" ? std::vector{one, other}
                                                            : std::vector{other, one});
    if (candidates.empty())
        throw Error("no relations found");
    if (candidates.size() == 1)
        return candidates.front();

    auto explicit_ones = candidates;
    std::erase_if(explicit_ones, [](const std::vector<Endpoint>& candidate) {
        return std::ranges::any_of(candidate, is_implicit);
    });
    if (explicit_ones.size() == 1)
        return explicit_ones.front();
    std::vector<std::string> keys;
    keys.reserve(candidates.size());
    for (const auto& candidate : candidates)
        keys.push_back(key_of(candidate));
    throw Error(ambiguity(left, right, std::move(keys)));
}

Relation find_integration(const Model& model, const std::string& left, const std::string& right) {
    const auto means = [](const std::string& word, const Endpoint& endpoint) {
        return word == endpoint.application || word == label(endpoint);
    };
    for (const std::string& word : {left, right})
        (void)require_application(model, word.substr(0, word.find(':')));
    std::vector<Relation> found = all_relations(model);
    std::erase_if(found, [&](const Relation& relation) {
        const Endpoint &one = relation.endpoints.front(), &other = relation.endpoints.back();
        return !(means(left, one) && means(right, other)) &&
               !(means(left, other) && means(right, one));
    });
    if (found.empty())
        throw NotFound("relation \"" + left + " " + right + "\" not found");
    if (found.size() == 1)
        return found.front();
    std::vector<std::string> keys;
    keys.reserve(found.size());
    for (const Relation& relation : found)
        keys.push_back(relation.key);
    throw Error(ambiguity(left, right, std::move(keys)));
}

Relation add_relation(Change& change, const Model& model, std::vector<Endpoint> endpoints) {
    Relation relation;
    relation.key = key_of(endpoints);
    relation.endpoints = endpoints;
    const std::string prefix = "cannot add relation \"" + relation.key + "\": ";
    try {
        check_new_relation(model, relation);
    } catch (const RelationExists& error) {
        throw RelationExists(prefix + error.what());
    } catch (const Error& error) {
        throw Error(prefix + error.what());
    }
    return put_new_relation(change, model, std::move(endpoints));
}

void add_peer_relations(Change& change, const Model& model, const std::string& application,
                        const CharmMetadata& metadata) {
    const std::vector<Relation> present = relations_of(model, application);
    for (const auto& entry : metadata.endpoints) {
        const CharmEndpoint& endpoint = entry.second;
        if (endpoint.role == "peer" && std::ranges::none_of(present, [&](const Relation& relation) {
                return relation.peer() && relation.endpoints.front().name == endpoint.name;
            }))
            put_new_relation(change, model, {endpoint_of(application, endpoint)});
    }
}

} // namespace hookbox
