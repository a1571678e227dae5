#include "agent/operations/hook-effects.hpp"
#include "agent/resolver.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

/// Relation 3 of db/0 (provider) with web, and what db/0 has delivered of it.
struct RelationScene {
    RelationFacts facts;
    RelationRecord record;
    std::string application = "db", unit = "db/0";
    bool leaving = false;

    RelationScene() {
        facts.relation = {
            .id = 3,
            .key = "web:db db:server",
            .endpoints = {{"web", "db", "requirer", "sql"}, {"db", "server", "provider", "sql"}}};
    }
    void member(const std::string& name, std::int64_t version = 1) {
        facts.scope[name.substr(0, name.find('/'))].insert(name);
        facts.unit_versions[name] = version;
    }
    [[nodiscard]] std::optional<Hook> next() const {
        return next_relation_hook(application, unit, record, facts, leaving);
    }
    /// The next hook as "joined web/0@1", already committed; "" for none.
    std::string run() {
        const auto hook = next();
        if (!hook)
            return "";
        LocalState local{.unit = unit, .application = application};
        local.relations[3] = record;
        record = records_committed(local, *hook).positions.at(3);
        return std::string(hook_kind_name(hook->kind)).substr(9) + " " +
               (hook->remote_unit.empty() ? hook->remote_application : hook->remote_unit) + "@" +
               std::to_string(hook->change_version);
    }
    std::string run_all() {
        std::string all;
        for (std::string one = run(); !one.empty(); one = run())
            all += (all.empty() ? "" : ", ") + one;
        return all;
    }
};

} // namespace

TEST_CASE("each new member gives joined and at once its changed, in order of names") {
    RelationScene scene;
    for (const char* name : {"web/2", "web/10", "web/0"})
        scene.member(name);
    CHECK(scene.run_all() == "joined web/0@1, changed web/0@1, joined web/10@1, changed web/10@1, "
                             "joined web/2@1, changed web/2@1");
    CHECK_FALSE(scene.next());
}

TEST_CASE("many writes between two looks give one changed") {
    RelationScene scene;
    scene.member("web/0");
    scene.run_all();
    scene.member("web/0", 9);
    CHECK(scene.run_all() == "changed web/0@9");
}

TEST_CASE("a version that went back is a change, too") {
    RelationScene scene;
    scene.member("web/0", 9);
    scene.run_all();
    scene.member("web/0", 2);
    CHECK(scene.run_all() == "changed web/0@2");
}

TEST_CASE("application settings are told before those of units") {
    RelationScene scene;
    scene.member("web/0");
    scene.facts.application_versions["web"] = 2;
    // The own application's are not the unit's business in a relation of two.
    scene.facts.application_versions["db"] = 5;
    CHECK(scene.run_all() == "changed web@2, joined web/0@1, changed web/0@1");
}

TEST_CASE("the guaranteed changed runs even when its unit has gone or the relation is dying") {
    RelationScene scene;
    scene.record.members["web/0"] = 4;
    scene.record.changed_pending = "web/0";
    scene.facts.relation.life = Life::dying;
    const auto hook = scene.next();
    REQUIRE(hook);
    CHECK(hook->kind == HookKind::relation_changed);
    CHECK(hook->remote_unit == "web/0");
}

TEST_CASE("nothing else may come between joined and its changed") {
    RelationScene scene;
    scene.member("web/0");
    CHECK(scene.run() == "joined web/0@1");
    scene.member("web/-");
    scene.facts.application_versions["web"] = 1;
    CHECK(scene.run() == "changed web/0@1");
}

TEST_CASE("a relation that ends lets all depart in order of names, then breaks") {
    RelationScene scene;
    for (const char* name : {"web/1", "web/0"})
        scene.member(name);
    scene.run_all();
    scene.member("web/2");
    scene.member("web/0", 7);
    scene.facts.application_versions["web"] = 9;
    for (const int reason : {0, 1, 2}) {
        RelationScene ending = scene;
        ending.facts.relation.life = reason == 0 ? Life::dying : Life::alive;
        ending.facts.relation.suspended = reason == 1;
        ending.leaving = reason == 2;
        CHECK(ending.run() == "departed web/0@7");
        CHECK(ending.run() == "departed web/1@1");
        CHECK(ending.next()->kind == HookKind::relation_broken);
        CHECK(ending.next()->remote_unit == "");
        CHECK(ending.next()->remote_application == "web");
    }
}

TEST_CASE("units of the own application are counterparts only in a peer relation") {
    RelationScene scene;
    scene.member("db/0");
    scene.member("db/1");
    CHECK_FALSE(scene.next());
    scene.facts.relation.endpoints = {{"db", "cluster", "peer", "x"}};
    CHECK(scene.run_all() == "joined db/1@1, changed db/1@1");
}

TEST_CASE("a unit that left and came back gives changed only when its version differs") {
    RelationScene scene;
    scene.member("web/0");
    scene.run_all();
    scene.facts.scope["web"].clear();
    scene.member("web/0");
    CHECK_FALSE(scene.next());
    scene.member("web/0", 2);
    CHECK(scene.run_all() == "changed web/0@2");
}

TEST_CASE("the departing unit is the other one unless the own one is leaving") {
    RelationScene scene;
    scene.member("web/0");
    scene.run_all();
    RelationScene removed = scene;
    removed.facts.relation.life = Life::dying;
    CHECK(removed.next()->departing_unit == "web/0");
    RelationScene left = scene;
    left.facts.scope["web"].clear();
    CHECK(left.next()->departing_unit == "web/0");
    scene.leaving = true;
    CHECK(scene.next()->departing_unit == "db/0");
    scene.facts.relation.life = Life::dying;
    CHECK(scene.next()->departing_unit == "db/0");
}

TEST_CASE("a unit that has left departs before anything else is told, and writes in vain") {
    RelationScene scene;
    for (const char* name : {"web/0", "web/1"})
        scene.member(name);
    scene.run_all();
    scene.facts.scope["web"].erase("web/1");
    scene.facts.unit_versions["web/1"] = 5;
    scene.facts.application_versions["web"] = 1;
    scene.member("web/0", 2);
    scene.member("web/2");
    CHECK(scene.run_all() == "departed web/1@5, changed web@1, joined web/2@1, changed web/2@1, "
                             "changed web/0@2");
    scene.facts.unit_versions["web/1"] = 6;
    CHECK_FALSE(scene.next());
}

TEST_CASE("a unit that leaves before its guaranteed changed still gets it") {
    RelationScene scene;
    scene.member("web/0");
    CHECK(scene.run() == "joined web/0@1");
    scene.facts.scope["web"].clear();
    CHECK(scene.run_all() == "changed web/0@1, departed web/0@1");
}

TEST_CASE("a unit that came and went between two looks gives no hook") {
    RelationScene scene;
    scene.member("web/0");
    scene.facts.scope["web"].clear();
    CHECK_FALSE(scene.next());
}

TEST_CASE("without members a relation that ends just breaks") {
    RelationScene scene;
    scene.facts.relation.life = Life::dying;
    REQUIRE(scene.next());
    CHECK(scene.next()->kind == HookKind::relation_broken);
}

TEST_CASE("a peer relation never breaks") {
    RelationScene scene;
    scene.facts.relation.endpoints = {{"db", "cluster", "peer", "x"}};
    scene.member("db/1");
    scene.run_all();
    scene.leaving = true;
    CHECK(scene.run_all() == "departed db/1@1");
    CHECK_FALSE(scene.next());
}
