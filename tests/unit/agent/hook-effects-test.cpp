#include "agent/operations/hook-effects.hpp"
#include "noon.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

LocalState pending(Hook hook) {
    LocalState local{.unit = "db/0", .application = "db"};
    local.boot_id = "boot";
    local.update_status_tick = 7;
    local.record = records_pending(local, hook).record;
    local.record.process = 123;
    local.record.process_start = 456;
    local.record.context_id = "secret";
    local.record.signals = 1;
    return local;
}

UniterState committed(Hook hook, bool started = false) {
    LocalState local = pending(hook);
    local.record.started = started;
    return records_committed(local, hook).record;
}

} // namespace

TEST_CASE("a hook about to run is pending, and not yet failed") {
    LocalState local = pending({.kind = HookKind::install});
    local.record.failed = true;
    local.record.last_run = "what the history has by now";
    const UniterState record = records_pending(local, {.kind = HookKind::start}).record;
    CHECK(record.last_run.is_null());
    CHECK(record.operation == Operation::run_hook);
    CHECK(record.step == Step::pending);
    CHECK(record.hook->kind == HookKind::start);
    CHECK_FALSE(record.failed);
    CHECK(record.process == 0);
}

TEST_CASE("a committed hook leaves nothing of itself behind") {
    for (const HookKind kind : {HookKind::install, HookKind::start, HookKind::leader_elected,
                                HookKind::update_status, HookKind::relation_created}) {
        CAPTURE(hook_kind_name(kind));
        const UniterState record = committed({.kind = kind});
        CHECK(record.operation == Operation::continue_);
        CHECK_FALSE(record.hook);
        CHECK(record.process == 0);
        CHECK(record.process_start == 0);
        CHECK(record.context_id.empty());
        CHECK(record.signals == 0);
        CHECK(record.update_status_tick == 7);
        CHECK(record.installed == (kind == HookKind::install));
        CHECK(record.started == (kind == HookKind::start));
        CHECK(record.boot_id == (kind == HookKind::start ? "boot" : ""));
    }
}

TEST_CASE("leader settings that were told are not told again") {
    CHECK(committed({.kind = HookKind::leader_settings_changed, .change_version = 4})
              .leader_settings_version == 4);
    CHECK(committed({.kind = HookKind::leader_elected}).leader_settings_version == -1);
}

TEST_CASE("the first config-changed queues start and keeps what it delivered") {
    Hook hook{.kind = HookKind::config_changed};
    hook.config_hash = "c";
    hook.trust_hash = "t";
    hook.addresses_hash = "a";
    UniterState record = committed(hook);
    CHECK(record.operation == Operation::run_hook);
    CHECK(record.step == Step::queued);
    CHECK(record.hook == Hook{.kind = HookKind::start});
    CHECK(record.config_hash + record.trust_hash + record.addresses_hash == "cta");
    record = committed(hook, true);
    CHECK(record.operation == Operation::continue_);
}

TEST_CASE("a failed hook stays pending, a cut off one is queued") {
    const LocalState local = pending({.kind = HookKind::start});
    UniterState record = records_failed(local).record;
    CHECK(record.step == Step::pending);
    CHECK(record.failed);
    CHECK(record.signals == 0);
    CHECK(record.process == 0);
    record = records_queued_again(local, true).record;
    CHECK(record.step == Step::queued);
    CHECK(record.hook->kind == HookKind::start);
    CHECK(record.signals == 2);
    CHECK(record.process == 0);
    CHECK(records_queued_again(local, false).record.signals == 1);
}

TEST_CASE("a created relation is known before its hook runs") {
    const LocalState local = pending({.kind = HookKind::install});
    const Records next =
        records_pending(local, {.kind = HookKind::relation_created, .relation = 3});
    CHECK(next.positions.at(3) == RelationRecord{});
}

TEST_CASE("built-in statuses give way to the charm's") {
    Status shown;
    CHECK(status_before(HookKind::install, shown, noon)->message == "installing charm software");
    CHECK(status_before(HookKind::install, shown, noon)->status == "maintenance");
    CHECK_FALSE(status_before(HookKind::start, shown, noon));
    CHECK(status_after(HookKind::start, shown, noon)->status == "unknown");
    CHECK(status_after(HookKind::start, shown, noon)->since == noon);
    CHECK_FALSE(status_after(HookKind::install, shown, noon));
    shown.by_charm = true;
    CHECK_FALSE(status_before(HookKind::install, shown, noon));
    CHECK_FALSE(status_after(HookKind::start, shown, noon));
}

TEST_CASE("operations are named in the lock's log as Juju names them") {
    CHECK(operation_text({.kind = HookKind::install}) == "run install hook");
    CHECK(operation_text(
              {.kind = HookKind::relation_joined, .relation = 3, .remote_unit = "mysql/0"}) ==
          "run relation-joined (3; unit: mysql/0) hook");
    CHECK(operation_text({.kind = HookKind::relation_departed,
                          .relation = 3,
                          .remote_unit = "a/0",
                          .departing_unit = "a/0"}) ==
          "run relation-departed (3; unit: a/0, departee: a/0) hook");
}

TEST_CASE("an upgrade queues upgrade-charm, and that queues config-changed") {
    LocalState local = pending({.kind = HookKind::update_status});
    local.record = records_committed(local, {.kind = HookKind::update_status}).record;
    local.record = records_upgrading(local, "local:db-1").record;
    CHECK(local.record.operation == Operation::upgrade);
    CHECK(local.record.step == Step::pending);
    CHECK(local.record.charm_url == "local:db-1");
    local.record = records_upgraded(local).record;
    CHECK(local.record.operation == Operation::run_hook);
    CHECK(local.record.step == Step::queued);
    CHECK(local.record.hook == Hook{.kind = HookKind::upgrade_charm});
    CHECK(local.record.charm_url.empty());
    const UniterState after = committed({.kind = HookKind::upgrade_charm});
    CHECK(after.step == Step::queued);
    CHECK(after.hook == Hook{.kind = HookKind::config_changed});
}

TEST_CASE("a failed hook is in the same error after a forced upgrade, which may itself fail") {
    LocalState local = pending({.kind = HookKind::start});
    local.record = records_failed(local).record;
    const UniterState before = local.record;
    local.record = records_upgrading(local, "local:db-1").record;
    CHECK_FALSE(local.record.failed);
    local.record = records_failed(local).record;
    CHECK(local.record.operation == Operation::upgrade);
    CHECK(local.record.failed);
    local.record = records_upgrading(local, "local:db-2").record;
    local.record = records_upgraded(local).record;
    CHECK(local.record == before);
}

TEST_CASE("a task leaves the unit where it was") {
    LocalState local{.unit = "db/0", .application = "db"};
    local.record.operation = Operation::continue_;
    local.record.step = Step::pending;
    local.record.installed = true;
    const UniterState before = local.record;
    local.record = records_acting(local, 7).record;
    CHECK(local.record.operation == Operation::run_action);
    CHECK(local.record.step == Step::pending);
    CHECK(local.record.task == 7);
    CHECK_NOTHROW(to_value(local.record));
    local.record.process = 5;
    CHECK(records_acted(local).record == before);

    LocalState failed = pending({.kind = HookKind::start});
    failed.record = records_failed(failed).record;
    const UniterState in_error = failed.record;
    failed.record = records_acting(failed, 8).record;
    CHECK_FALSE(failed.record.failed);
    CHECK(failed.record.hook->kind == HookKind::start);
    CHECK(uniter_state_from_value(to_value(failed.record)) == failed.record);
    CHECK(records_acted(failed).record == in_error);
}
