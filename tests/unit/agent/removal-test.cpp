#include "agent/operations/hook-effects.hpp"
#include "agent/resolver.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

/// A started db/0 in relation 3 with web and in the peer relation 4, both without members.
struct RemovalScene {
    LocalState local{.unit = "db/0", .application = "db"};
    Snapshot snapshot;

    RemovalScene() {
        local.record.operation = Operation::continue_;
        local.record.step = Step::pending;
        local.record.installed = local.record.started = true;
        local.relations = {{3, {}}, {4, {}}};
        snapshot.units["db/0"].unit.name = "db/0";
        ApplicationFacts& application = snapshot.applications["db"];
        application.relations = {3, 4};
        snapshot.relations[3].relation = {
            .id = 3,
            .key = "web:db db:server",
            .endpoints = {{"web", "db", "requirer", "sql"}, {"db", "server", "provider", "sql"}}};
        snapshot.relations[4].relation = {
            .id = 4, .key = "db:cluster", .endpoints = {{"db", "cluster", "peer", "x"}}};
    }
    [[nodiscard]] Life& life() { return snapshot.units["db/0"].unit.life; }
    void in_hook(Step step, Hook hook, bool failed = false) {
        local.record.operation = Operation::run_hook;
        local.record.step = step;
        local.record.hook = std::move(hook);
        local.record.failed = failed;
    }
    [[nodiscard]] NextOperation next() const { return next_operation(local, snapshot); }
    /// Commits what is to be run and tells its kind; for the rest what it is.
    std::string step() {
        const NextOperation operation = next();
        if (const auto* run = std::get_if<RunHook>(&operation)) {
            Records committed = records_committed(local, run->hook);
            local.record = committed.record;
            for (const auto& [id, position] : committed.positions)
                local.relations[id] = position;
            for (const int id : committed.left)
                local.relations.erase(id);
            return std::string(hook_kind_name(run->hook.kind));
        }
        return std::holds_alternative<RemoveUnit>(operation)         ? "(remove unit)"
               : std::holds_alternative<ResignLeadership>(operation) ? "(resign)"
               : std::holds_alternative<Rest>(operation)             ? "(rest)"
                                                                     : "(other)";
    }
};

} // namespace

TEST_CASE("a dying unit leaves its relations, stops, removes and is gone") {
    RemovalScene scene;
    scene.life() = Life::dying;
    scene.local.relations[3].members["web/0"] = 1;
    scene.local.relations[4].members["db/1"] = 1;
    for (const char* wanted : {"relation-departed", "relation-broken", "relation-departed", "stop",
                               "remove", "(remove unit)", "(remove unit)"})
        CHECK(scene.step() == wanted);
}

TEST_CASE("a dying unit resigns first, and a queued leader-elected is dropped") {
    RemovalScene scene;
    scene.snapshot.applications["db"].lease = Lease{"db/0", Time::max(), 1};
    scene.local.record.leader = true;
    scene.life() = Life::dying;
    CHECK(scene.next() == NextOperation{ResignLeadership{}});
    scene.local.record.leader = false;
    scene.in_hook(Step::queued, {.kind = HookKind::leader_elected});
    CHECK(scene.next() == NextOperation{DropHook{}});
}

TEST_CASE("how far a unit has come decides which hooks its removal runs") {
    RemovalScene scene;
    scene.life() = Life::dying;
    scene.local.relations.clear();
    SUBCASE("never installed: none") {
        scene.local.record.installed = scene.local.record.started = false;
        scene.in_hook(Step::queued, {.kind = HookKind::install});
        CHECK(scene.step() == "(remove unit)");
    }
    SUBCASE("installed but not started: remove") {
        scene.local.record.started = false;
        CHECK(scene.step() == "remove");
    }
    SUBCASE("start is queued: it runs, as does stop") {
        scene.local.record.started = false;
        scene.in_hook(Step::queued, {.kind = HookKind::start});
        CHECK(scene.step() == "start");
        CHECK(scene.step() == "stop");
    }
    SUBCASE("no new relation is entered, no config told, no update-status run") {
        scene.snapshot.relations[5] = scene.snapshot.relations[3];
        scene.snapshot.applications["db"].relations.insert(5);
        scene.snapshot.applications["db"].config_hash = "other";
        scene.local.update_status_tick = 9;
        CHECK(scene.step() == "stop");
    }
}

TEST_CASE("a dying unit in error waits, a dead one does not") {
    RemovalScene scene;
    scene.life() = Life::dying;
    scene.in_hook(Step::pending, {.kind = HookKind::config_changed}, true);
    CHECK(scene.next() == NextOperation{Rest{}});
    scene.snapshot.units["db/0"].resolved = Resolved::no_retry;
    CHECK(scene.next() == NextOperation{SkipHook{{.kind = HookKind::config_changed}}});
    scene.life() = Life::dead;
    CHECK(scene.next() == NextOperation{RemoveUnit{}});
}

TEST_CASE("a relation that is gone is forgotten, and so is a hook about it") {
    RemovalScene scene;
    scene.snapshot.relations.erase(3);
    CHECK(scene.next() == NextOperation{LeaveScope{3}});
    const Hook joined{.kind = HookKind::relation_joined, .relation = 3, .remote_unit = "web/0"};
    for (const bool failed : {false, true}) {
        scene.in_hook(failed ? Step::pending : Step::queued, joined, failed);
        CHECK(scene.next() == NextOperation{DropHook{}});
    }
}

TEST_CASE("an implicit endpoint is left without hooks") {
    for (const int reason : {0, 1, 2}) {
        RemovalScene scene;
        Relation& relation = scene.snapshot.relations[3].relation;
        relation.endpoints[1] = {"db", "juju-info", "provider", "juju-info"};
        CHECK(scene.next() == NextOperation{Rest{}});
        relation.life = reason == 0 ? Life::dying : Life::alive;
        relation.suspended = reason == 1;
        scene.life() = reason == 2 ? Life::dying : Life::alive;
        CHECK(scene.next() == NextOperation{LeaveScope{3}});
    }
}

TEST_CASE("a resumed relation begins anew") {
    RemovalScene scene;
    scene.snapshot.relations[3].relation.suspended = true;
    CHECK(scene.step() == "relation-broken");
    CHECK(scene.step() == "(rest)");
    scene.snapshot.relations[3].relation.suspended = false;
    CHECK(std::get<RunHook>(scene.next()).hook.kind == HookKind::relation_created);
}
