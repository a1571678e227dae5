#include "agent/operations/hook-effects.hpp"
#include "agent/resolver.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

/// A unit db/0 that is related to web by relation 3 and has nothing to do.
struct CauseScene {
    LocalState local{.unit = "db/0", .application = "db"};
    Snapshot snapshot;

    CauseScene() {
        local.record.operation = Operation::continue_;
        local.record.installed = local.record.started = true;
        local.record.config_hash = application().config_hash = "c";
        local.record.trust_hash = application().trust_hash = "t";
        local.record.addresses_hash = snapshot.addresses_hash = "a";
        local.record.boot_id = local.boot_id = "boot";
        local.relations[3] = {};
        application().relations = {3};
        unit().unit.name = "db/0";
        relation().relation = {
            .id = 3,
            .key = "web:db db:server",
            .endpoints = {{"web", "db", "requirer", "sql"}, {"db", "server", "provider", "sql"}}};
    }
    UnitFacts& unit() { return snapshot.units["db/0"]; }
    ApplicationFacts& application() { return snapshot.applications["db"]; }
    RelationFacts& relation() { return snapshot.relations[3]; }
    void in_operation(Step step, Hook what, bool failed = false) {
        local.record.operation = Operation::run_hook;
        local.record.step = step;
        local.record.hook = std::move(what);
        local.record.failed = failed;
    }
};

std::string cause_of(const CauseScene& scene) {
    const NextOperation next = next_operation(scene.local, scene.snapshot);
    if (const auto* skip = std::get_if<SkipHook>(&next))
        return cause_text(skip->hook);
    const auto* run = std::get_if<RunHook>(&next);
    return run == nullptr ? "" : cause_text(run->hook);
}

} // namespace

TEST_CASE("config-changed says what has changed") {
    CauseScene scene;
    scene.application().config_hash = "other";
    CHECK(cause_of(scene) == "config hash changed");
    scene.application().trust_hash = "other";
    scene.snapshot.addresses_hash = "other";
    CHECK(cause_of(scene) == "config hash changed, trust hash changed, addresses hash changed");
    scene.local.record.config_hash.clear();
    CHECK(cause_of(scene) == "first configuration");
}

TEST_CASE("relation hooks say which unit or application has done what") {
    CauseScene scene;
    scene.relation().scope["web"] = {"web/0"};
    CHECK(cause_of(scene) == "web/0 joined");
    scene.local.relations[3].members["web/0"] = 0;
    scene.local.relations[3].changed_pending = "web/0";
    CHECK(cause_of(scene) == "follow-up of joined");
    scene.local.relations[3].changed_pending.clear();
    scene.relation().unit_versions["web/0"] = 4;
    CHECK(cause_of(scene) == "settings of web/0 changed");
    scene.relation().application_versions["web"] = 1;
    CHECK(cause_of(scene) == "settings of web changed");
    scene.local.relations.clear();
    CHECK(cause_of(scene) == "related to web");
}

TEST_CASE("a failed hook's next run says who asked for it") {
    CauseScene scene;
    scene.in_operation(Step::pending, {.kind = HookKind::config_changed}, true);
    scene.local.retry_due = true;
    scene.local.failures = 2;
    CHECK(cause_of(scene) == "retry 2");
    scene.unit().resolved = Resolved::retry_hooks;
    CHECK(cause_of(scene) == "resolved");
    scene.unit().resolved = Resolved::no_retry;
    CHECK(cause_of(scene) == "resolved without retry");
}

TEST_CASE("a queued hook keeps the cause it was queued with") {
    CauseScene scene;
    scene.in_operation(Step::queued, {.kind = HookKind::start, .cause = {"some reason"}});
    CHECK(cause_of(scene) == "some reason");
    scene.in_operation(Step::queued, {.kind = HookKind::start});
    CHECK(cause_of(scene) == "follow-up of config-changed");
    scene.local.record.boot_id = "an earlier one";
    scene.local.record.operation = Operation::continue_;
    scene.local.record.hook.reset();
    CHECK(cause_of(scene) == "the machine was restarted");
}
