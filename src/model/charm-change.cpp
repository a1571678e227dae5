#include "model/charm-change.hpp"

#include "model/integration.hpp"
#include "model/names.hpp"
#include "model/storage-change.hpp"
#include "model/storage-directives.hpp"
#include "model/unit.hpp"

#include <algorithm>

namespace hookbox {
namespace {

bool provides(const CharmMetadata& metadata, const Endpoint& wanted) {
    const auto endpoints = endpoints_of(wanted.application, metadata);
    return std::ranges::any_of(endpoints, [&](const Endpoint& endpoint) {
        return endpoint.name == wanted.name && endpoint.role == wanted.role &&
               endpoint.interface == wanted.interface &&
               (endpoint.scope == wanted.scope || wanted.scope == "container");
    });
}

void check_change(Change& change, const Model& model, const Application& application,
                  const CharmRecord& charm) {
    // A relation made meanwhile has taken the next number.
    const std::string numbers = model.path("sequences/relation");
    const auto node = model.store().get(numbers);
    change.require(numbers, node ? node->version : 0);
    if (application.life != Life::alive)
        throw Error("application is not found or not alive");
    const CharmMetadata before = require_charm(model, application.charm_url).metadata;
    if (before.subordinate != charm.metadata.subordinate)
        throw Error("cannot change an application's subordinacy");
    for (const Relation& relation : relations_of(model, application.name)) {
        const Endpoint* endpoint = relation.local(application.name);
        if (endpoint != nullptr && !provides(charm.metadata, *endpoint))
            throw Error("would break relation \"" + relation.key + "\"");
    }
    check_storage_upgrade(before, charm.metadata, [&](const std::string& name) {
        return std::ranges::any_of(all_storage_instances(model), [&](const auto& instance) {
            return storage_name(instance.id) == name && !instance.unit.empty() &&
                   application_of(instance.unit) == application.name;
        });
    });
}

/// Storage that the new charm's units cannot do without is given to those there are.
void add_new_storage(Change& change, const Model& model, const Application& application,
                     const CharmMetadata& before, const CharmMetadata& after,
                     const StorageDirectives& given) {
    const StorageDirectives known = read_storage_directives(model, application.name);
    StorageDirectives all = known, fresh;
    std::erase_if(all, [&](const auto& item) { return !after.storage.contains(item.first); });
    for (const auto& [name, directive] : given)
        all[name] = directive;
    all = complete_directives(std::move(all), after);
    if (all == known)
        return;
    put_storage_directives(change, model, application.name, all);
    for (const auto& [name, directive] : all)
        if (!before.storage.contains(name))
            fresh.emplace(name, directive);
    for (const Unit& unit : units_of(model, application.name))
        if (unit.life == Life::alive)
            add_initial_storage(change, model, unit.name, after, fresh);
}

Value::Map fitting(const Value& values, const ConfigSchema& schema) {
    Value::Map kept;
    for (const auto& [key, value] : values.map())
        try {
            kept[key] = check_config_value(schema, key, value);
        } catch (const Error&) {
            continue; // Juju's rule: what the new charm cannot take is dropped
        }
    return kept;
}

} // namespace

void put_charm_change(Change& change, const Model& model, Application application,
                      const CharmRecord& charm, const Value::Map& values, bool force,
                      const StorageDirectives& storage) {
    try {
        check_change(change, model, application, charm);
        add_new_storage(change, model, application,
                        require_charm(model, application.charm_url).metadata, charm.metadata,
                        storage);
    } catch (const Conflict&) {
        throw;
    } catch (const Error& error) {
        throw Error("cannot upgrade application \"" + application.name + "\" to charm \"" +
                    charm.url() + "\": " + error.what());
    }
    const Value before = config_set_by_user(model, application.name);
    Value::Map after = fitting(before, charm.config);
    for (const auto& [key, value] : values)
        after[key] = value;
    std::erase_if(after, [](const auto& item) { return item.second.is_null(); });
    if (Value(after) != before)
        put_config_set_by_user(change, model, application.name, after);
    application.charm_url = charm.url();
    application.force_charm = force;
    put_application(change, model, application);
    add_peer_relations(change, model, application.name, charm.metadata);
}

} // namespace hookbox
