#include "model/leadership.hpp"
#include "world.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

using Names = std::vector<std::string>;

TEST_CASE("members are those of the record, with the joining and without the departing unit") {
    World world;
    CHECK(world.run("web/0").relation(1)->members() == Names{"db/0"});
    CHECK(world.db_hook(HookKind::relation_joined, "db/1").relation(1)->members() ==
          Names{"db/0", "db/1"});
    CHECK(world.db_hook(HookKind::relation_changed, "db/0").relation(1)->members() ==
          Names{"db/0"});
    CHECK(world.db_hook(HookKind::relation_departed, "db/0").relation(1)->members().empty());
    const RunInfo action{.id = "1",
                         .unit = "web/0",
                         .name = "watch-relation-departed",
                         .relation = 1,
                         .remote_unit = "db/0",
                         .remote_application = "db"};
    CHECK(HookContext(world.model, action, {}).relation(1)->members() == Names{"db/0"});
}

TEST_CASE("a relation is known by id, endpoint and remote application") {
    World world;
    auto context = world.run("web/0");
    CHECK(context.relations(true) == std::vector<int>{0, 1});
    CHECK(context.relation(1)->fake_id() == "db:1");
    CHECK(context.relation(1)->remote_application() == "db");
    CHECK(context.relation(0)->remote_application() == "web");
    CHECK(context.relation(7) == nullptr);
    CHECK(world.run("web/1").relations(true) == std::vector<int>{1});
}

TEST_CASE("a dying relation is listed until its last member has departed, a dead one never") {
    World world;
    world.set_life(1, Life::dying);
    CHECK(world.run("web/0").relations(true) == std::vector<int>{0, 1});
    world.commit([&](Change& change) { put_relation_record(change, world.model, "web/0", 1, {}); });
    auto broken = world.run("web/0");
    CHECK(broken.relations(true) == std::vector<int>{0});
    CHECK(broken.relations(false) == std::vector<int>{0, 1});
    CHECK(broken.relation(1)->unit_settings("db/0").at("private-address") == "10.0.0.2");
    world.set_life(0, Life::dead);
    CHECK(world.run("web/0").relations(true).empty());
}

TEST_CASE("a relation is still listed while its last unit departs, and where its own unit leaves") {
    World world;
    CHECK(world.db_hook(HookKind::relation_broken, "").relations(true) == std::vector<int>{0, 1});
    world.set_life(1, Life::dying);
    CHECK(world.db_hook(HookKind::relation_departed, "db/0").relations(true) ==
          std::vector<int>{0, 1});
}

TEST_CASE("remote settings are read at the first touch and frozen then") {
    World world;
    auto context = world.run("web/0");
    world.write(unit_bag(1, "db/0"), {{"host", "a"}});
    CHECK(context.relation(1)->unit_settings("db/0").at("host") == "a");
    world.write(unit_bag(1, "db/0"), {{"host", "b"}});
    CHECK(context.relation(1)->unit_settings("db/0").at("host") == "a");
    CHECK(world.run("web/0").relation(1)->unit_settings("db/0").at("host") == "b");
    CHECK(context.relation(1)->application_settings("db").empty());
    world.write(application_bag(1, "db"), {{"version", "8"}});
    CHECK(context.relation(1)->application_settings("db").empty());
}

TEST_CASE("settings of others are refused in the controller's words") {
    World world;
    auto context = world.run("web/0");
    CHECK_THROWS_WITH_AS(
        context.relation(1)->unit_settings("db/9"),
        R"(cannot read settings for unit "db/9" in relation "web:db db:server": unit "db/9": )"
        "settings not found",
        Error);
    CHECK_THROWS_WITH_AS(context.relation(1)->unit_settings("other/0"), "permission denied", Error);
    CHECK_THROWS_WITH_AS(context.relation(1)->unit_settings("web/1"), "permission denied", Error);
    CHECK_THROWS_WITH_AS(context.relation(1)->application_settings("web"), "permission denied",
                         Error);
    CHECK_NOTHROW(context.relation(0)->unit_settings("web/1"));
    CHECK_NOTHROW(context.relation(0)->application_settings("web"));
}

TEST_CASE("what a hook has set it reads at once, others after the flush") {
    World world;
    auto context = world.run("web/0");
    RelationView& view = *context.relation(1);
    view.write_unit("a", "1");
    CHECK(view.own_unit_settings().at("a") == "1");
    CHECK_FALSE(world.read(unit_bag(1, "web/0")).contains("a"));
    world.flush(context);
    CHECK(world.read(unit_bag(1, "web/0")).at("a") == "1");
}

TEST_CASE("settings written in a hook that fails reach nobody") {
    World world;
    { world.run("web/0").relation(1)->write_unit("a", "1"); }
    CHECK_FALSE(world.run("web/0").relation(1)->own_unit_settings().contains("a"));
}

TEST_CASE("several writes are one new version, and none when nothing changes in the end") {
    World world;
    const auto before = world.version(unit_bag(1, "web/0"));
    auto context = world.run("web/0");
    context.relation(1)->write_unit("private-address", "10.0.0.1");
    context.relation(1)->write_unit("k", "v");
    context.relation(1)->write_unit("k", "");
    CHECK(context.changes().empty());
    CHECK(world.version(unit_bag(1, "web/0")) == before);
    context.relation(1)->write_unit("a", "1");
    context.relation(1)->write_unit("b", "2");
    world.flush(context);
    CHECK(world.version(unit_bag(1, "web/0")) == before + 1);
}

TEST_CASE("effects hold the complete settings of the relations written to, deletions as empty") {
    World world;
    auto context = world.run("web/0");
    CHECK(context.effects().unit_settings.empty());
    context.relation(1)->write_unit("private-address", "");
    context.relation(1)->write_unit("never", "");
    context.relation(1)->write_application("k", "v");
    const Settings unit = context.effects().unit_settings.at(1);
    CHECK(unit.at("private-address").empty());
    CHECK(unit.at("never").empty());
    CHECK(unit.at("ingress-address") == "10.0.0.1");
    CHECK(context.effects().application_settings.at(1) == Settings{{"k", "v"}});
    CHECK_FALSE(context.effects().unit_settings.contains(0));
}

TEST_CASE("application settings written by a leader that lost the lease fail the whole flush") {
    World world;
    auto context = world.run("web/0");
    REQUIRE(context.is_leader());
    context.relation(1)->write_unit("a", "1");
    context.relation(1)->write_application("b", "2");
    CHECK_NOTHROW(context.changes());
    world.commit([&](Change& change) {
        put_lease(change, world.model, "web",
                  {"web/1", world.model.now() + std::chrono::seconds(60)});
    });
    CHECK_THROWS_WITH_AS(context.changes(), "cannot write application settings: not the leader",
                         Error);
    CHECK_FALSE(world.read(unit_bag(1, "web/0")).contains("a"));
}

TEST_CASE("a write that came in between is a conflict, and changes() is good for another try") {
    World world;
    auto context = world.run("web/0");
    context.relation(1)->write_unit("a", "1");
    Change late = context.changes();
    world.write(unit_bag(1, "web/0"), {{"b", "2"}});
    CHECK_THROWS_AS(world.model.commit(std::move(late)), Conflict);
    world.flush(context);
    CHECK(world.read(unit_bag(1, "web/0")).at("a") == "1");
    CHECK(world.read(unit_bag(1, "web/0")).at("b") == "2");
}

TEST_CASE("a hook's settings are laid over what its commit writes to the same bag") {
    World world;
    auto context = world.run("web/0");
    context.relation(1)->write_unit("a", "1");
    Change change;
    write_bag(change, world.model, unit_bag(1, "web/0"), network_keys("10.0.0.9", ""));
    context.add_changes(change);
    world.model.commit(std::move(change));
    CHECK(world.read(unit_bag(1, "web/0")).at("private-address") == "10.0.0.9");
    CHECK(world.read(unit_bag(1, "web/0")).at("a") == "1");
}

TEST_CASE("what was written to a relation that is gone by the flush is dropped") {
    World world;
    auto context = world.run("web/0");
    context.relation(1)->write_unit("a", "1");
    context.relation(0)->write_unit("b", "2");
    world.commit([&](Change& change) { change.erase(world.model.path("relations/1")); });
    world.flush(context);
    CHECK_FALSE(world.read(unit_bag(1, "web/0")).contains("a"));
    CHECK(world.read(unit_bag(0, "web/0")).at("b") == "2");
}
