#include "agent/operations/hook-effects.hpp"
#include "agent/resolver.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

constexpr PauseRequest stop{true, false}, stop_with_hooks{true, true}, go{false, false},
    go_with_hooks{false, true};

/// A started unit with a change of its config to deliver.
struct PauseScene {
    LocalState local{.unit = "db/0", .application = "db"};
    Snapshot snapshot;

    PauseScene() {
        local.record.operation = Operation::continue_;
        local.record.installed = local.record.started = true;
        snapshot.units["db/0"].unit.name = "db/0";
        snapshot.applications["db"].config_hash = "new";
    }
    void ask(std::vector<PauseRequest> requests) {
        snapshot.units["db/0"].pause_requests = std::move(requests);
    }
    [[nodiscard]] NextOperation next() const { return next_operation(local, snapshot); }
    [[nodiscard]] bool runs(HookKind kind) const {
        const NextOperation operation = next();
        const auto* run = std::get_if<RunHook>(&operation);
        return run != nullptr && run->hook.kind == kind;
    }
    void follow(Records records) { local.record = std::move(records.record); }
};

} // namespace

TEST_CASE("a request comes before everything else that is due") {
    PauseScene scene;
    scene.ask({stop, go});
    CHECK(scene.next() == NextOperation{PauseUnit{false}});
    scene.ask({stop_with_hooks});
    CHECK(scene.next() == NextOperation{PauseUnit{true}});
}

TEST_CASE("a request waits until the unit is started and its hook is done") {
    PauseScene scene;
    scene.ask({stop});
    scene.local.record.started = false;
    CHECK(scene.runs(HookKind::config_changed));
    scene.local.record.started = true;
    scene.local.record.operation = Operation::run_hook;
    scene.local.record.step = Step::pending;
    scene.local.record.hook = Hook{.kind = HookKind::config_changed};
    scene.local.record.failed = true;
    CHECK(scene.next() == NextOperation{Rest{}});
}

TEST_CASE("a paused unit rests until it is resumed") {
    PauseScene scene;
    scene.follow(records_paused(scene.local, false));
    CHECK(scene.next() == NextOperation{Rest{}});
    scene.ask({go});
    CHECK(scene.next() == NextOperation{ResumeUnit{false}});
    scene.follow(records_resumed(scene.local, false));
    scene.ask({});
    CHECK(scene.runs(HookKind::config_changed));
    CHECK(scene.local.record.started);
}

TEST_CASE("a unit is paused once its stop hook has succeeded") {
    PauseScene scene;
    scene.follow(records_paused(scene.local, true));
    CHECK(scene.local.record.activity == Activity::pausing);
    CHECK(scene.runs(HookKind::stop));
    scene.follow(records_committed(scene.local, *scene.local.record.hook));
    CHECK(scene.local.record.activity == Activity::paused);
    CHECK(scene.next() == NextOperation{Rest{}});
}

TEST_CASE("resuming with hooks runs config-changed, then start") {
    PauseScene scene;
    scene.local.record.activity = Activity::paused;
    scene.ask({go_with_hooks});
    CHECK(scene.next() == NextOperation{ResumeUnit{true}});
    scene.follow(records_resumed(scene.local, true));
    scene.ask({stop});
    CHECK(scene.runs(HookKind::config_changed));
    scene.follow(records_committed(scene.local, *scene.local.record.hook));
    CHECK(scene.runs(HookKind::start));
    scene.follow(records_committed(scene.local, *scene.local.record.hook));
    CHECK(scene.next() == NextOperation{PauseUnit{false}});
}

TEST_CASE("a request that changes nothing runs no hook") {
    PauseScene scene;
    scene.ask({go_with_hooks});
    CHECK(scene.next() == NextOperation{ResumeUnit{false}});
    scene.local.record.activity = Activity::paused;
    scene.ask({stop_with_hooks});
    CHECK(scene.next() == NextOperation{PauseUnit{false}});
}

TEST_CASE("a unit that was stopped for its pause is stopped no more when it is resumed") {
    PauseScene scene;
    scene.follow(records_paused(scene.local, true));
    scene.follow(records_committed(scene.local, {.kind = HookKind::stop}));
    REQUIRE(scene.local.record.stopped);
    scene.follow(records_resumed(scene.local, false));
    CHECK_FALSE(scene.local.record.stopped);
}

TEST_CASE("a pause survives being stored") {
    UniterState state;
    state.operation = Operation::continue_;
    for (const Activity activity : {Activity::active, Activity::pausing, Activity::paused}) {
        state.activity = activity;
        CHECK(uniter_state_from_value(to_value(state)) == state);
    }
}
