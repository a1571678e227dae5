#include "model/leadership.hpp"
#include "model/status.hpp"
#include "model/uniter-state.hpp"

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

namespace {

UniterState running(HookKind kind) {
    UniterState state;
    state.operation = Operation::run_hook;
    state.step = Step::pending;
    state.hook.emplace();
    state.hook->kind = kind;
    return state;
}

} // namespace

TEST_CASE("an operation record is read back whole") {
    UniterState state = running(HookKind::relation_departed);
    state.hook->relation = 3;
    state.hook->remote_unit = state.hook->departing_unit = "db/1";
    state.hook->remote_application = "db";
    state.hook->change_version = 7;
    state.hook_step = Step::queued;
    state.installed = state.started = state.leader = state.status_set = state.failed = true;
    state.since = Time(1234567ms);
    state.signals = 1;
    state.config_hash = "c";
    state.trust_hash = "t";
    state.addresses_hash = "a";
    state.update_status_tick = 9;
    state.process = 42;
    state.process_start = 99;
    state.context_id = "secret";
    state.boot_id = "b";
    state.leader_settings_version = 5;
    state.last_run = Value::Map{{"hook", "start"}, {"exit", 0}};
    CHECK(uniter_state_from_value(to_value(state)) == state);

    UniterState installing;
    installing.charm_url = "local:db-0";
    CHECK(uniter_state_from_value(to_value(installing)) == installing);
}

TEST_CASE("a config-changed hook carries the hashes it was decided by") {
    UniterState state = running(HookKind::config_changed);
    state.hook->config_hash = "1";
    state.hook->trust_hash = "2";
    state.hook->addresses_hash = "3";
    CHECK(uniter_state_from_value(to_value(state)) == state);
}

TEST_CASE("a record of an action names it") {
    UniterState state;
    state.operation = Operation::run_action;
    CHECK_THROWS_WITH_AS(to_value(state), "invalid operation state: run-action without action id",
                         Error);
    state.task = 7;
    CHECK(uniter_state_from_value(to_value(state)) == state);
    state.charm_url = "local:db-0";
    CHECK_THROWS_WITH_AS(to_value(state), "invalid operation state: run-action with charm", Error);
    state.charm_url.clear();
    state.operation = Operation::continue_;
    CHECK_THROWS_WITH_AS(to_value(state), "invalid operation state: continue with action id",
                         Error);
}

TEST_CASE("an operation record that cannot be is refused") {
    UniterState state;
    CHECK_THROWS_WITH_AS(to_value(state), "invalid operation state: install without charm", Error);
    state.operation = Operation::continue_;
    CHECK_NOTHROW(to_value(state));
    state.charm_url = "local:db-0";
    CHECK_THROWS_WITH_AS(to_value(state), "invalid operation state: continue with charm", Error);
    state = running(HookKind::start);
    state.charm_url = "local:db-0";
    CHECK_THROWS_WITH_AS(to_value(state), "invalid operation state: run-hook with charm", Error);
    state = running(HookKind::start);
    state.hook.reset();
    CHECK_THROWS_WITH_AS(to_value(state), "invalid operation state: run-hook without hook", Error);
    state = running(HookKind::relation_joined);
    CHECK_THROWS_WITH_AS(to_value(state),
                         "invalid operation state: run-hook whose hook does not go with its "
                         "relation",
                         Error);
    state = running(HookKind::start);
    state.operation = Operation::continue_;
    CHECK_THROWS_WITH_AS(to_value(state), "invalid operation state: continue with hook", Error);
    Value::Map stored = to_value(running(HookKind::start)).map();
    stored["opstep"] = "half";
    CHECK_THROWS_WITH_AS(uniter_state_from_value(stored),
                         "invalid operation state: unknown word \"half\"", Error);
}

TEST_CASE("every hook kind has its name") {
    for (int i = 0; i <= static_cast<int>(HookKind::relation_broken); ++i) {
        const auto kind = static_cast<HookKind>(i);
        CHECK(parse_hook_kind(hook_kind_name(kind)) == kind);
        CHECK(is_relation_kind(kind) == hook_kind_name(kind).starts_with("relation-"));
    }
    CHECK_FALSE(parse_hook_kind("nope"));
}

TEST_CASE("a relation record is read back whole") {
    const RelationRecord record = {{{"db/0", 3}, {"db/1", 1}}, {{"db", 2}}, "db/1"};
    CHECK(relation_record_from_value(to_value(record)) == record);
}

TEST_CASE("the first claimant gets the lease and keeps it while it renews") {
    const Time now{1000s};
    const auto lease = claimed(std::nullopt, "db/0", now);
    REQUIRE(lease);
    CHECK(lease->expires == now + 60s);
    CHECK(claimed(lease, "db/0", now + 30s)->expires == now + 60s);
    CHECK(claimed(lease, "db/0", now + 31s)->expires == now + 91s);
    CHECK_FALSE(claimed(lease, "db/1", now + 59s));
}

TEST_CASE("an expired lease is anybody's") {
    const Time now{1000s};
    const Lease lease{"db/0", now, 4};
    const auto next = claimed(lease, "db/1", now);
    REQUIRE(next);
    CHECK(next->holder == "db/1");
    CHECK(next->version == 4);
}

TEST_CASE("an application's status is the worst of its units'") {
    const auto named = [](const char* status) {
        Status named;
        named.status = named.message = status;
        return named;
    };
    CHECK(derive_application_status({}).status == "unknown");
    CHECK(
        derive_application_status({named("active"), named("blocked"), named("waiting")}).message ==
        "blocked");
    const char* const order[] = {"error",  "blocked",    "maintenance", "waiting",
                                 "active", "terminated", "unknown"};
    for (std::size_t i = 0; i + 1 < std::size(order); ++i)
        CHECK(derive_application_status({named(order[i + 1]), named(order[i])}).status == order[i]);
}

TEST_CASE("what a unit was told about secrets survives the store") {
    SecretRecord record;
    record.consumed["9m4e2mr0ui3e8a215n4g"] = 3;
    record.obsolete["9m4e2mr0ui3e8a215n4g"] = {1, 2};
    record.expired[{"9m4e2mr0ui3e8a215n4g", 2}] = Time(std::chrono::seconds(5));
    CHECK(secret_record_from_value(to_value(record)) == record);
    CHECK(secret_record_from_value({}) == SecretRecord{});
}

TEST_CASE("a secret hook is stored with its secret, and not without") {
    UniterState state;
    state.operation = Operation::run_hook;
    state.hook = Hook{.kind = HookKind::secret_remove,
                      .secret = "9m4e2mr0ui3e8a215n4g",
                      .secret_label = "pw",
                      .secret_revision = 2};
    CHECK(uniter_state_from_value(to_value(state)) == state);
    state.hook->secret.clear();
    CHECK_THROWS_AS((void)to_value(state), Error);
}
