#include "world.hpp"

namespace hookbox {
namespace {

Charm charm_named(const std::string& name) {
    Charm charm;
    charm.metadata.name = name;
    for (const char* endpoint : {"admin", "cluster", "db", "website"})
        charm.metadata.endpoints[endpoint] = {endpoint, "requirer", "any"};
    charm.config["port"] = {"int", "", 8080};
    charm.config["title"] = {"string", "", {}};
    charm.config["debug"] = {"boolean", "", false};
    return charm;
}

Relation cluster() {
    Relation relation;
    relation.key = "web:cluster";
    relation.endpoints = {{"web", "cluster", "peer", "peers"}};
    return relation;
}

Relation database() {
    Relation relation;
    relation.id = 1;
    relation.key = "web:db db:server";
    relation.endpoints = {{"web", "db", "requirer", "any"}, {"db", "server", "provider", "any"}};
    return relation;
}

} // namespace

World::World() {
    commit([&](Change& change) {
        for (const char* name : {"web", "db"}) {
            Application application;
            application.name = name;
            application.charm_url =
                add_charm(change, model, charm_named(name), std::string(64, *name)).url();
            put_application(change, model, application);
            add_unit(change, model, name);
            add_unit(change, model, name);
        }
        put_relation(change, model, cluster());
        put_relation(change, model, database());
        for (const char* unit : {"web/0", "web/1"}) {
            enter_scope(change, model, cluster(), unit, network_keys("10.0.0.1", ""));
            enter_scope(change, model, database(), unit, network_keys("10.0.0.1", ""));
        }
        for (const char* unit : {"db/0", "db/1"})
            enter_scope(change, model, database(), unit, network_keys("10.0.0.2", ""));
        put_relation_record(change, model, "web/0", 0, {{{"web/1", 1}}, {}, ""});
        put_relation_record(change, model, "web/0", 1, {{{"db/0", 1}}, {}, ""});
        put_relation_record(change, model, "web/1", 1, {{{"db/0", 1}}, {}, ""});
    });
}

void World::write(const std::string& bag, const Settings& writes) {
    commit([&](Change& change) { write_bag(change, model, bag, writes); });
}

void World::set_life(int relation, Life life) {
    commit([&](Change& change) {
        Relation changed = *find_relation(model, relation);
        changed.life = life;
        put_relation(change, model, changed);
    });
}

void World::open_ports(const std::string& unit, const Ports& ports) {
    commit([&](Change& change) { put_ports(change, model, unit, ports); });
}

HookContext World::run(const std::string& unit, Overrides overrides) {
    RunInfo info;
    info.id = unit + "-install-1";
    info.unit = unit;
    info.name = "install";
    return HookContext(
        model, std::move(info),
        [this](const std::string& level, const std::string& module, const std::string& message) {
            logged.push_back(level + " " + module + " " + message);
        },
        std::move(overrides), &key);
}

HookContext World::db_hook(HookKind kind, const std::string& remote_unit) {
    const std::string name = "db-" + std::string(hook_kind_name(kind));
    RunInfo info;
    info.kind = kind;
    info.id = "web/0-" + name + "-1";
    info.unit = "web/0";
    info.name = name;
    info.relation = 1;
    info.remote_unit = remote_unit;
    info.remote_application = "db";
    return HookContext(model, std::move(info), {});
}

void World::flush(HookContext& context) {
    model.commit(context.changes());
}

} // namespace hookbox
