#include "model/leadership.hpp"
#include "world.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("config holds every option, with numbers as floats, and is frozen") {
    World world;
    auto context = world.run("web/0");
    const Value expected = Value::Map{{"port", 8080.0}, {"title", Value()}, {"debug", false}};
    CHECK(context.config() == expected);
    world.commit([&](Change& change) {
        put_config_set_by_user(change, world.model, "web",
                               Value::Map{{"title", ""}, {"port", 1}, {"gone", 2}});
    });
    CHECK(context.config() == expected);
    CHECK(world.run("web/0").config() ==
          Value(Value::Map{{"port", 1.0}, {"title", ""}, {"debug", false}}));
}

TEST_CASE("addresses are given or the machine's own; none is an error") {
    World world;
    CHECK_FALSE(world.run("web/0").private_address().empty());
    Overrides overrides;
    overrides.private_address = "10.0.0.9";
    overrides.public_address = "";
    auto context = world.run("web/0", overrides);
    CHECK(context.private_address() == "10.0.0.9");
    CHECK_THROWS_WITH_AS(context.public_address(), "public address not found", Error);
}

TEST_CASE("only an action has parameters") {
    World world;
    CHECK_THROWS_WITH_AS(world.run("web/0").action(), "not running an action", Error);
    RunInfo info;
    info.unit = "web/0";
    info.action_parameters.emplace();
    HookContext context(world.model, info, {});
    CHECK(context.action().parameters().is_null());
}

TEST_CASE("charm state is kept by a hook that succeeds and lost by one that fails") {
    World world;
    { world.run("web/0").set_state("a", "1"); }
    CHECK(world.run("web/0").state().empty());
    auto context = world.run("web/0");
    context.set_state("a", "1");
    context.set_state("b", "");
    CHECK(context.state() == Settings{{"a", "1"}, {"b", ""}});
    world.flush(context);
    CHECK(world.run("web/0").state() == Settings{{"a", "1"}, {"b", ""}});
    CHECK(world.run("web/1").state().empty());
}

TEST_CASE("a large charm state costs no more a key than a small one") {
    World world;
    auto context = world.run("web/0");
    const std::string filler(60, 'x');
    for (int key = 0; key < 20000; ++key)
        context.set_state("key-" + std::to_string(key), filler);
    CHECK(context.effects().state->size() == 20000);
}

TEST_CASE("deleting charm state is told only when it was there") {
    World world;
    auto first = world.run("web/0");
    first.set_state("a", "1");
    first.delete_state("missing");
    first.delete_state("");
    CHECK(first.effects().state == Settings{{"a", "1"}});
    world.flush(first);
    auto second = world.run("web/0");
    second.delete_state("missing");
    second.set_state("a", "1");
    CHECK_FALSE(second.effects().state);
    second.delete_state("a");
    CHECK(second.effects().state == Settings{});
    world.flush(second);
    CHECK(world.run("web/0").state().empty());
}

TEST_CASE("charm state has limits for keys, values and the whole") {
    World world;
    auto context = world.run("web/0");
    CHECK_NOTHROW(context.set_state(std::string(256, 'k'), ""));
    CHECK_THROWS_WITH_AS(context.set_state(std::string(257, 'k'), ""),
                         "max allowed key length (256) exceeded", Error);
    CHECK_THROWS_WITH_AS(context.set_state("k", std::string(65537, 'v')),
                         "max allowed value length (65536) exceeded", Error);
    for (int i = 0; i < 33; ++i)
        context.set_state("k" + std::to_string(i), std::string(65536, 'v'));
    CHECK_THROWS_WITH_AS(context.changes(),
                         "max allowed size of the charm state (2097152) exceeded", Error);
}

TEST_CASE("the first unit to ask leads, the other does not, and that is final for its run") {
    World world;
    CHECK(world.run("web/0").is_leader());
    auto other = world.run("web/1");
    CHECK_FALSE(other.is_leader());
    world.commit([&](Change& change) {
        put_lease(change, world.model, "web", {"web/0", world.model.now()});
    });
    CHECK_FALSE(other.is_leader());
    CHECK(world.run("web/1").is_leader());
}

TEST_CASE("a renewed lease is good for 30 seconds more") {
    World world;
    world.commit([&](Change& change) {
        put_lease(change, world.model, "web",
                  {"web/0", world.model.now() + std::chrono::seconds(20)});
    });
    CHECK(world.run("web/0").is_leader());
    CHECK(read_lease(world.model, "web")->expires >= world.model.now() + std::chrono::seconds(30));
}

TEST_CASE("leader settings are written at once, by the leader only") {
    World world;
    auto leader = world.run("web/0");
    REQUIRE(leader.is_leader());
    CHECK(leader.leader_settings().empty());
    leader.write_leader_settings({{"a", "1"}, {"b", "2"}});
    leader.write_leader_settings({{"b", ""}});
    CHECK(leader.leader_settings() == Settings{{"a", "1"}});
    CHECK(leader.effects().leader_settings == Settings{{"a", "1"}, {"b", ""}});

    auto other = world.run("web/1");
    CHECK(other.leader_settings() == Settings{{"a", "1"}});
    CHECK_THROWS_WITH_AS(other.write_leader_settings({}), "cannot write settings: not the leader",
                         Error);
    CHECK_FALSE(other.effects().leader_settings);
}

TEST_CASE("leader settings are cached until the next write of this run") {
    World world;
    auto context = world.run("web/0");
    CHECK(context.leader_settings().empty());
    world.write(leader_bag("web"), {{"a", "1"}});
    CHECK(context.leader_settings().empty());
    context.write_leader_settings({});
    CHECK(context.leader_settings() == Settings{{"a", "1"}});
}

TEST_CASE("writing what leader settings hold already makes no new version") {
    World world;
    auto context = world.run("web/0");
    context.write_leader_settings({{"a", "1"}});
    const auto before = world.version(leader_bag("web"));
    context.write_leader_settings({{"a", "1"}, {"missing", ""}});
    CHECK(world.version(leader_bag("web")) == before);
}

TEST_CASE("leadership that cannot be told is an error in each tool's words") {
    World world;
    Overrides overrides;
    overrides.leader_error = "no answer";
    auto context = world.run("web/0", overrides);
    CHECK_THROWS_WITH_AS(context.is_leader(), "no answer", Error);
    CHECK_THROWS_WITH_AS(context.application_status(), "cannot determine leadership: no answer",
                         Error);
    CHECK_THROWS_WITH_AS(context.set_application_status("active", ""),
                         "cannot determine leadership: no answer", Error);
    CHECK_THROWS_WITH_AS(context.write_leader_settings({}), "cannot write settings: no answer",
                         Error);
}

TEST_CASE("a status is set at once and stays when the hook fails") {
    World world;
    {
        auto context = world.run("web/0");
        context.set_unit_status("blocked", "x");
        CHECK(context.unit_status().message == "x");
        CHECK(context.effects().unit_status->status == "blocked");
    }
    const Status status = read_unit_status(world.model, "web/0");
    CHECK(status.status == "blocked");
    CHECK(status.by_charm);
    CHECK(status.since <= world.model.now());
}

TEST_CASE("a status that was read stays for the run what it was") {
    World world;
    auto context = world.run("web/0");
    CHECK(context.unit_status().status == "waiting");
    context.set_unit_status("blocked", "x");
    CHECK(context.unit_status().status == "waiting");
    CHECK(world.run("web/0").unit_status().status == "blocked");
}

TEST_CASE("an application's status is the one set, else the worst of the units'") {
    World world;
    auto leader = world.run("web/0");
    REQUIRE(leader.is_leader());
    world.run("web/1").set_unit_status("blocked", "no db");
    leader.set_unit_status("active", "");
    CHECK(leader.application_status().message == "no db");
    leader.set_application_status("waiting", "for peers");
    CHECK(leader.application_status().message == "for peers");
    CHECK(leader.unit_statuses().at("web/1").message == "no db");
    CHECK(leader.unit_statuses().size() == 2);
    auto other = world.run("web/1");
    CHECK_THROWS_WITH_AS(other.application_status(), "this unit is not the leader", Error);
    CHECK_THROWS_WITH_AS(other.set_application_status("active", ""), "this unit is not the leader",
                         Error);
}

TEST_CASE("another unit's failed hook counts before its status, one's own does not") {
    World world;
    UniterState failed;
    failed.operation = Operation::run_hook;
    failed.step = Step::pending;
    failed.hook = Hook{.kind = HookKind::config_changed};
    failed.installed = failed.failed = true;
    for (const char* unit : {"web/0", "web/1"})
        world.commit([&](Change& change) { put_uniter_state(change, world.model, unit, failed); });
    auto leader = world.run("web/0");
    REQUIRE(leader.is_leader());
    CHECK(leader.unit_statuses().at("web/0").status == "waiting");
    CHECK(leader.unit_statuses().at("web/1").message == "hook failed: \"config-changed\"");
    CHECK(leader.application_status().status == "error");
    CHECK(leader.goal_state().units.at("web/0").status == "waiting");
    CHECK(leader.goal_state().units.at("web/1").status == "error");
}

TEST_CASE("the workload's version goes to unit and application at once") {
    World world;
    world.run("web/1").set_workload_version("1.2");
    CHECK(require_unit(world.model, "web/1").workload_version == "1.2");
    CHECK(require_application(world.model, "web").version == "1.2");
}

TEST_CASE("log messages carry the module of juju-log") {
    World world;
    world.run("web/0").log("INFO", "hello");
    CHECK(world.logged == std::vector<std::string>{"INFO unit.web/0.juju-log hello"});
}

TEST_CASE("a restricted run answers next to nothing") {
    World world;
    RunInfo info;
    info.unit = "web/0";
    info.restricted = true;
    HookContext context(world.model, info, {});
    CHECK(context.unit_status().status == "unknown");
    CHECK(context.opened_ports().empty());
    CHECK_NOTHROW(context.delete_state(""));
    CHECK(context.changes().empty());
    const char* words = "not implemented for restricted context not implemented";
    CHECK_THROWS_WITH_AS(context.config(), words, Error);
    CHECK_THROWS_WITH_AS(context.private_address(), words, Error);
    CHECK_THROWS_WITH_AS(context.relation(1), words, Error);
    CHECK_THROWS_WITH_AS(context.is_leader(), words, Error);
    CHECK_THROWS_WITH_AS(context.leader_settings(), words, Error);
    CHECK_THROWS_WITH_AS(context.write_leader_settings({}), words, Error);
    CHECK_THROWS_WITH_AS(context.set_unit_status("active", ""), words, Error);
    CHECK_THROWS_WITH_AS(context.application_status(), words, Error);
    CHECK_THROWS_WITH_AS(context.open_port("", parse_port_range("80")), words, Error);
    CHECK_THROWS_WITH_AS(context.state(), words, Error);
    CHECK_THROWS_WITH_AS(context.delete_state("a"), words, Error);
}
