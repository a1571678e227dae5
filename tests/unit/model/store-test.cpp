#include "model/application.hpp"
#include "model/leadership.hpp"
#include "model/names.hpp"
#include "model/ports.hpp"
#include "model/presence.hpp"
#include "model/status.hpp"
#include "model/unit.hpp"
#include "model/uniter-state.hpp"
#include "value/json.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

struct StoreFixture {
    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};

    void write(const std::string& bag, const Settings& writes) {
        commit_with_retry(model, [&](Change& change) { write_bag(change, model, bag, writes); });
    }
};

Charm charm_named(const std::string& name) {
    Charm charm;
    charm.metadata.name = name;
    charm.config["title"] = {"string", "words", "none"};
    return charm;
}

} // namespace

TEST_CASE("a new store gets one model with a name and a random UUID") {
    StoreFixture fixture;
    CHECK(fixture.model.name() == "default");
    CHECK(fixture.model.uuid().size() == 36);
    CHECK(fixture.model.uuid()[14] == '4');
    const Model again(*fixture.store);
    CHECK(again.uuid() == fixture.model.uuid());
    StoreFixture other;
    CHECK(other.model.uuid() != fixture.model.uuid());
}

TEST_CASE("a store of a newer format is refused") {
    StoreFixture fixture;
    Commit commit;
    commit.puts.emplace_back("/format", to_stored(stored_record({{"format", 2}})));
    fixture.store->commit(commit);
    CHECK_THROWS_WITH_AS(Model(*fixture.store),
                         "the store has format 2, which is newer than this program's 1: use a "
                         "newer hookbox",
                         Error);
}

TEST_CASE("the stored offset moves the model's clock") {
    StoreFixture fixture;
    Change change;
    change.put(fixture.model.path("clock"), stored_record({{"offset-ms", 3600000}}));
    fixture.model.commit(std::move(change));
    const Time before = fixture.model.now();
    fixture.model.refresh_clock();
    CHECK(fixture.model.now() - before >= std::chrono::hours(1));
}

TEST_CASE("model settings overlay their defaults") {
    StoreFixture fixture;
    CHECK(fixture.model.settings()["update-status-hook-interval"].text() == "5m");
    CHECK(fixture.model.settings()["automatically-retry-hooks"].boolean());
    Change change;
    change.put(fixture.model.path("settings"),
               stored_record({{"automatically-retry-hooks", false}}));
    fixture.model.commit(std::move(change));
    CHECK_FALSE(fixture.model.settings()["automatically-retry-hooks"].boolean());
    CHECK(fixture.model.settings()["v"].is_null());
}

TEST_CASE("a counter counts on within a change and never gives a number twice") {
    StoreFixture fixture;
    Change change;
    CHECK(fixture.model.next(change, "relation") == 0);
    CHECK(fixture.model.next(change, "relation") == 1);
    Change rival;
    CHECK(fixture.model.next(rival, "relation") == 0);
    fixture.model.commit(std::move(change));
    CHECK_THROWS_AS(fixture.model.commit(std::move(rival)), Conflict);
    Change later;
    CHECK(fixture.model.next(later, "relation") == 2);
}

TEST_CASE("a change whose reads disagree is a conflict") {
    Change change;
    change.require("/a", 1);
    change.require("/a", 1);
    CHECK_THROWS_AS(change.require("/a", 2), Conflict);
}

TEST_CASE("changes merge, the later put winning, and are durable if one is") {
    Change first, second;
    first.set_durable(false);
    first.put("/a", 1);
    first.put("/b", 1);
    second.put("/a", 2);
    second.erase("/b");
    first.merge(std::move(second));
    CHECK(first.pending("/a")->integer() == 2);
    CHECK(first.pending("/b") == nullptr);
    const Commit commit = std::move(first).take();
    CHECK(commit.durable);
    CHECK(commit.puts.size() == 1);
    CHECK(commit.erases == std::vector<std::string>{"/b"});
}

TEST_CASE("an empty value in a write deletes, an empty value put whole stays") {
    StoreFixture fixture;
    fixture.write("bag", {{"a", "1"}, {"b", "2"}});
    fixture.write("bag", {{"a", ""}, {"c", "3"}});
    CHECK(read_bag(fixture.model, "bag").settings == Settings{{"b", "2"}, {"c", "3"}});
    commit_with_retry(fixture.model, [&](Change& change) {
        put_bag(change, fixture.model, "bag", {{"blank", ""}});
    });
    CHECK(read_bag(fixture.model, "bag").settings == Settings{{"blank", ""}});
}

TEST_CASE("a bag keeps any bytes, and keys that look like an escape") {
    StoreFixture fixture;
    const Settings settings = {{"b64", "\xff\xfe"}};
    fixture.write("bag", settings);
    CHECK(read_bag(fixture.model, "bag").settings == settings);
    fixture.write("other", {{"b64", "eA=="}});
    CHECK(read_bag(fixture.model, "other").settings == Settings{{"b64", "eA=="}});
}

TEST_CASE("writes that change nothing make no new version") {
    StoreFixture fixture;
    fixture.write("bag", {{"a", "1"}});
    Change change;
    CHECK_FALSE(write_bag(change, fixture.model, "bag", {{"a", "1"}, {"missing", ""}}));
    CHECK(change.empty());
    CHECK(write_bag(change, fixture.model, "bag", {{"a", "2"}}));
    CHECK_FALSE(write_bag(change, fixture.model, "bag", {{"a", "2"}}));
}

TEST_CASE("a charm with other content gets the next revision") {
    StoreFixture fixture;
    const auto add = [&](const std::string& name, const std::string& digest) {
        std::string url;
        commit_with_retry(fixture.model, [&](Change& change) {
            url = add_charm(change, fixture.model, charm_named(name), digest).url();
        });
        return url;
    };
    CHECK(add("db", "aa") == "local:db-0");
    CHECK(add("db", "bb") == "local:db-1");
    CHECK(add("db", "aa") == "local:db-0");
    CHECK(add("db-admin", "aa") == "local:db-admin-0");
    const CharmRecord charm = require_charm(fixture.model, "local:db-1");
    CHECK(charm.sha256 == "bb");
    CHECK(charm.config.at("title").default_value.text() == "none");
    CHECK_THROWS_WITH_AS(require_charm(fixture.model, "local:db-2"),
                         "charm \"local:db-2\" not found", NotFound);
}

TEST_CASE("applications and units are read back, units in natural order") {
    StoreFixture fixture;
    commit_with_retry(fixture.model, [&](Change& change) {
        Application application;
        application.name = "db";
        application.trust = true;
        application.life = Life::dying;
        put_application(change, fixture.model, application);
        for (int i = 0; i < 11; ++i)
            add_unit(change, fixture.model, "db");
        CHECK(add_unit(change, fixture.model, "db-admin") == "db-admin/0");
    });
    const Application application = require_application(fixture.model, "db");
    CHECK(application.trust);
    CHECK(application.life == Life::dying);
    CHECK_FALSE(find_application(fixture.model, "nope"));
    CHECK_THROWS_WITH_AS(require_application(fixture.model, "nope"),
                         "application \"nope\" not found", NotFound);
    const auto units = units_of(fixture.model, "db");
    REQUIRE(units.size() == 11);
    CHECK(units[2].name == "db/2");
    CHECK(units[10].name == "db/10");
    CHECK(all_units(fixture.model).size() == 12);
    CHECK_THROWS_WITH_AS(require_unit(fixture.model, "db/11"), "unit \"db/11\" not found",
                         NotFound);
}

TEST_CASE("the resolved mark is read back and cleared") {
    StoreFixture fixture;
    for (const Resolved mark : {Resolved::retry_hooks, Resolved::no_retry, Resolved::none}) {
        Change change;
        put_resolved(change, fixture.model, "db/0", mark);
        fixture.model.commit(std::move(change));
        CHECK(read_resolved(fixture.model, "db/0") == mark);
    }
}

TEST_CASE("a relation is read back as its two sides see it") {
    StoreFixture fixture;
    Relation relation;
    relation.id = 10;
    relation.key = "web:db db:server";
    relation.endpoints = {{"web", "db", "requirer", "any"}, {"db", "server", "provider", "any"}};
    relation.suspended = true;
    Relation peer;
    peer.id = 9;
    peer.key = "db:cluster";
    peer.endpoints = {{"db", "cluster", "peer", "any"}};
    Change change;
    put_relation(change, fixture.model, relation);
    put_relation(change, fixture.model, peer);
    fixture.model.commit(std::move(change));

    const Relation found = *find_relation(fixture.model, 10);
    CHECK(found.suspended);
    CHECK(found.fake_id("web") == "db:10");
    CHECK(found.remote("web").application == "db");
    CHECK(found.remote("db").name == "db");
    CHECK(found.local("other") == nullptr);
    CHECK_FALSE(found.peer());
    const auto all = relations_of(fixture.model, "db");
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == 9);
    CHECK(all[0].remote("db").application == "db");
    CHECK(relations_of(fixture.model, "web").size() == 1);
}

TEST_CASE("a unit enters scope with its network keys, and what an earlier time left is gone") {
    StoreFixture fixture;
    Relation relation;
    relation.endpoints = {{"db", "cluster", "peer", "any"}};
    fixture.write(unit_bag(0, "db/0"), {{"stale", "1"}});
    const Settings keys = network_keys("10.0.0.1", "");
    const auto enter = [&] {
        commit_with_retry(fixture.model, [&](Change& change) {
            enter_scope(change, fixture.model, relation, "db/0", keys);
        });
    };
    CHECK_FALSE(in_scope(fixture.model, 0, "db/0"));
    enter();
    CHECK(in_scope(fixture.model, 0, "db/0"));
    CHECK(scope_units(fixture.model, 0) == std::vector<std::string>{"db/0"});
    CHECK(read_bag(fixture.model, unit_bag(0, "db/0")).settings ==
          Settings{{"private-address", "10.0.0.1"},
                   {"ingress-address", "10.0.0.1"},
                   {"egress-subnets", "10.0.0.1/32"}});
    fixture.write(unit_bag(0, "db/0"), {{"k", "v"}});
    enter();
    CHECK(read_bag(fixture.model, unit_bag(0, "db/0")).settings.at("k") == "v");
    CHECK(network_keys("2001:db8::1", "").at("egress-subnets") == "2001:db8::1/128");
    CHECK(network_keys("10.0.0.1", "10.0.0.0/8").at("egress-subnets") == "10.0.0.0/8");
}

TEST_CASE("leadership is required at the moment of the commit") {
    StoreFixture fixture;
    CHECK(claim_leadership(fixture.model, "db/0"));
    CHECK_FALSE(claim_leadership(fixture.model, "db/1"));
    const auto revision = fixture.store->revision();
    CHECK(claim_leadership(fixture.model, "db/0"));
    CHECK(fixture.store->revision() == revision);

    Change change;
    require_leadership(change, fixture.model, "db/0");
    change.put(fixture.model.path("x"), 1);
    Change takeover;
    put_lease(takeover, fixture.model, "db", {"db/1", fixture.model.now() + lease_duration});
    fixture.model.commit(std::move(takeover));
    CHECK_THROWS_AS(fixture.model.commit(std::move(change)), Conflict);
    Change late;
    CHECK_THROWS_WITH_AS(require_leadership(late, fixture.model, "db/0"), "not the leader", Error);
}

TEST_CASE("a lease that is given up is free at once") {
    StoreFixture fixture;
    CHECK(claim_leadership(fixture.model, "db/0"));
    const auto release = [&](const char* unit) {
        commit_with_retry(fixture.model,
                          [&](Change& change) { release_leadership(change, fixture.model, unit); });
    };
    release("db/1");
    CHECK_FALSE(claim_leadership(fixture.model, "db/1"));
    release("db/0");
    CHECK(claim_leadership(fixture.model, "db/1"));
}

TEST_CASE("records of an agent are kept by unit and relation") {
    StoreFixture fixture;
    CHECK_FALSE(read_uniter_state(fixture.model, "db/0"));
    UniterState state;
    state.charm_url = "local:db-0";
    const RelationRecord record = {{{"web/0", 2}}, {}, "web/0"};
    Change change;
    put_uniter_state(change, fixture.model, "db/0", state);
    put_relation_record(change, fixture.model, "db/0", 10, record);
    put_relation_record(change, fixture.model, "db/0", 9, {});
    fixture.model.commit(std::move(change));
    CHECK(read_uniter_state(fixture.model, "db/0") == state);
    CHECK(read_relation_record(fixture.model, "db/0", 10) == record);
    CHECK(relation_records(fixture.model, "db/0").begin()->first == 9);
    CHECK(relation_records(fixture.model, "db/1").empty());
}

TEST_CASE("a unit is at rest once its agent has looked at everything and is not busy with it") {
    StoreFixture fixture;
    CHECK_FALSE(agent_alive(fixture.model, "0"));
    auto session = fixture.store->open_session();
    const auto look = [&](std::set<std::string> busy) {
        Change change;
        put_presence(change, fixture.model, "0",
                     {session->id(), fixture.store->revision(), std::move(busy)});
        fixture.model.commit(std::move(change));
    };
    look({"db/1"});
    CHECK(agent_alive(fixture.model, "0"));
    CHECK(unit_at_rest(fixture.model, "db/0", "0"));
    CHECK_FALSE(unit_at_rest(fixture.model, "db/1", "0"));
    fixture.write("anything", {{"a", "1"}});
    CHECK_FALSE(unit_at_rest(fixture.model, "db/0", "0"));
    look({});
    CHECK(unit_at_rest(fixture.model, "db/1", "0"));
    session.reset();
    CHECK_FALSE(agent_alive(fixture.model, "0"));
    CHECK_FALSE(unit_at_rest(fixture.model, "db/0", "0"));
}
