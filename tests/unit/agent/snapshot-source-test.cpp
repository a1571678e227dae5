#include "agent/snapshot-source.hpp"
#include "model/names.hpp"
#include "model/presence.hpp"
#include "model/status.hpp"

#include <functional>
#include <memory>
#include <random>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

struct World {
    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};
    SnapshotSource source{model};
    std::string charm_url;

    World() {
        change([&](Change& change) {
            Charm charm;
            charm.metadata.name = "c";
            charm.config["port"] = {.type = "int", .description = "", .default_value = 80};
            charm_url = add_charm(change, model, charm, std::string(64, 'a')).url();
        });
        for (const char* name : {"db", "web"})
            change([&](Change& change) {
                put_application(change, model,
                                {.name = name, .charm_url = charm_url, .version = ""});
            });
        for (const char* application : {"db", "db", "web"})
            change([&](Change& change) { add_unit(change, model, application); });
        change([&](Change& change) {
            put_relation(change, model,
                         {.id = 3,
                          .key = "web:db db:server",
                          .endpoints = {{"web", "db", "requirer", "sql"},
                                        {"db", "server", "provider", "sql"}}});
        });
        source.update();
    }
    void change(const std::function<void(Change&)>& build) { commit_with_retry(model, build); }
    void enter(const std::string& unit) {
        change([&](Change& change) {
            enter_scope(change, model, *find_relation(model, 3), unit, {{"a", "b"}});
        });
    }
    std::string touched() {
        std::string names;
        for (const std::string& name : source.update().units)
            names += (names.empty() ? "" : " ") + name;
        return names;
    }
};

/// Everything the resolver can see, as text.
std::string text_of(const Snapshot& snapshot) {
    std::string text = std::to_string(snapshot.revision) + "\n";
    for (const auto& [name, facts] : snapshot.units)
        text += name + " " + std::string(life_name(facts.unit.life)) + " " +
                std::to_string(int(facts.resolved)) + "\n";
    for (const auto& [name, facts] : snapshot.applications) {
        text += name + " " + facts.application.charm_url + " " + facts.config_hash + " " +
                facts.trust_hash + " " + std::to_string(facts.leader_settings_version) + " " +
                (facts.lease ? facts.lease->holder : "-");
        for (const int id : facts.relations)
            text += " " + std::to_string(id);
        text += "\n";
    }
    for (const auto& [id, facts] : snapshot.relations) {
        text += std::to_string(id) + " " + facts.relation.key;
        for (const auto& [application, units] : facts.scope)
            for (const std::string& unit : units)
                text += " in:" + unit;
        for (const auto& [name, version] : facts.unit_versions)
            text += " " + name + "@" + std::to_string(version);
        for (const auto& [name, version] : facts.application_versions)
            text += " " + name + "@" + std::to_string(version);
        text += "\n";
    }
    return text;
}

} // namespace

TEST_CASE("a change is news for the units it concerns, and for no other") {
    World world;
    CHECK(world.touched().empty());
    world.change(
        [&](Change& change) { put_resolved(change, world.model, "db/1", Resolved::retry_hooks); });
    CHECK(world.touched() == "db/1");
    CHECK(world.source.snapshot().units.at("db/1").resolved == Resolved::retry_hooks);

    world.change([&](Change& change) {
        put_config_set_by_user(change, world.model, "db", Value::Map{{"port", 81}});
    });
    CHECK(world.touched() == "db/0 db/1");
    world.enter("web/0");
    CHECK(world.touched() == "db/0 db/1");
    world.enter("db/0");
    CHECK(world.touched() == "web/0");
    world.change([&](Change& change) {
        write_bag(change, world.model, application_bag(3, "db"), {{"k", "v"}});
    });
    CHECK(world.touched() == "web/0");
    world.change([&](Change& change) {
        put_unit_status(change, world.model, "db/0", {.status = "active"});
    });
    CHECK(world.touched().empty());
    world.change([&](Change& change) {
        write_bag(change, world.model, leader_bag("db"), {{"k", "v"}});
    });
    CHECK(world.touched() == "db/0 db/1");
    CHECK(world.source.snapshot().applications.at("db").leader_settings_version == 1);
}

TEST_CASE("a task is news for its unit, and kept until it has ended") {
    World world;
    Task task{.id = 2, .operation = 1, .unit = "db/1", .name = "backup"};
    const auto put = [&] {
        world.change([&](Change& change) { put_task(change, world.model, task); });
        return world.touched();
    };
    CHECK(put() == "db/1");
    CHECK(world.source.snapshot().tasks.at(2).name == "backup");
    task.status = TaskStatus::aborting;
    CHECK(put() == "db/1");
    CHECK(world.source.snapshot().tasks.at(2).status == TaskStatus::aborting);
    world.change([&](Change& change) {
        add_task_messages(change, world.model, 2, std::vector<TaskMessage>{{.text = "half done"}});
    });
    CHECK(world.touched().empty());
    task.status = TaskStatus::aborted;
    CHECK(put() == "db/1");
    CHECK(world.source.snapshot().tasks.empty());
    CHECK(put().empty());
}

TEST_CASE("only a sign of life is no news") {
    World world;
    world.change([&](Change& change) {
        put_presence(change, world.model, "0", {.session = "s", .seen = 1});
    });
    CHECK_FALSE(world.source.update().any);
    world.change([&](Change& change) {
        put_unit_status(change, world.model, "db/0", {.status = "active"});
    });
    CHECK(world.source.update().any);
}

TEST_CASE("config hashes follow the values, not the writes") {
    World world;
    auto hash = [&] {
        world.source.update();
        return world.source.snapshot().applications.at("db").config_hash;
    };
    auto set = [&](Value::Map values) {
        world.change([&](Change& change) {
            put_config_set_by_user(change, world.model, "db", std::move(values));
        });
    };
    const std::string defaults = hash();
    set({{"port", 80}});
    CHECK(hash() == defaults);
    set({{"port", 81}});
    CHECK(hash() != defaults);
    set({});
    CHECK(hash() == defaults);
}

TEST_CASE("an updated snapshot is the one a fresh look gives") {
    World world;
    std::minstd_rand random(7);
    const std::vector<std::string> units = {"db/0", "db/1", "web/0"};
    for (int turn = 0; turn < 300; ++turn) {
        const std::string unit = units[random() % units.size()];
        const std::string application = application_of(unit);
        world.change([&](Change& change) {
            switch (random() % 7) {
            case 0:
                return enter_scope(change, world.model, *find_relation(world.model, 3), unit,
                                   {{"a", "b"}});
            case 1:
                return change.erase(world.model.path("relations/3/scope/" + unit_node(unit)));
            case 2:
                write_bag(change, world.model, unit_bag(3, unit), {{"k", std::to_string(turn)}});
                return;
            case 3:
                write_bag(change, world.model, application_bag(3, application),
                          {{"k", std::to_string(turn)}});
                return;
            case 4:
                return put_resolved(change, world.model, unit,
                                    random() % 2 != 0 ? Resolved::no_retry : Resolved::none);
            case 5:
                return put_config_set_by_user(change, world.model, application,
                                              Value::Map{{"port", int(random() % 3)}});
            default:
                Relation relation = *find_relation(world.model, 3);
                relation.suspended = !relation.suspended;
                put_relation(change, world.model, relation);
            }
        });
        if (random() % 3 == 0) {
            world.source.update();
            SnapshotSource fresh(world.model);
            fresh.update();
            REQUIRE(text_of(world.source.snapshot()) == text_of(fresh.snapshot()));
        }
    }
}

TEST_CASE("model settings and a moved clock are told") {
    World world;
    world.change([&](Change& change) {
        change.put(world.model.path("settings"),
                   stored_record({{"automatically-retry-hooks", false},
                                  {"update-status-hook-interval", "2s"},
                                  {"logging-config", "unit=DEBUG"}}));
    });
    CHECK(world.source.update().settings);
    CHECK_FALSE(world.source.snapshot().retry_hooks);
    CHECK(world.source.snapshot().update_status_interval == std::chrono::seconds(2));
    CHECK(world.source.snapshot().log_levels.shows("DEBUG", "unit.a/0.install"));

    const Time before = world.model.now();
    world.change([&](Change& change) {
        change.put(world.model.path("clock"), stored_record({{"offset-ms", 3600000}}));
    });
    CHECK(world.source.update().clock);
    CHECK(world.model.now() - before >= std::chrono::hours(1));
}
