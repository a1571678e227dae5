#include "model/agent-status.hpp"

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

namespace {

Hook hook(HookKind kind, const std::string& remote_unit = {}) {
    Hook hook;
    hook.kind = kind;
    hook.relation = is_relation_kind(kind) ? 3 : -1;
    hook.remote_unit = remote_unit;
    return hook;
}

UniterState running(Hook hook, Step step = Step::pending) {
    UniterState state;
    state.operation = Operation::run_hook;
    state.step = step;
    state.hook = std::move(hook);
    state.installed = true;
    state.since = Time{5s};
    return state;
}

UniterState failed(Hook hook) {
    UniterState state = running(std::move(hook));
    state.failed = true;
    return state;
}

UniterState at_operation(Operation operation, bool installed = true) {
    UniterState state;
    state.operation = operation;
    state.installed = installed;
    return state;
}

Status status(const std::string& word, const std::string& message = {}) {
    Status status;
    status.status = word;
    status.message = message;
    return status;
}

std::string line(const Status& status) {
    return status.message.empty() ? status.status : status.status + ": " + status.message;
}

} // namespace

TEST_CASE("the agent's status follows from its record") {
    struct Row {
        std::optional<UniterState> state;
        const char* hook;
        const char* wanted;
    };
    const Row rows[] = {
        {std::nullopt, "", "allocating"},
        {at_operation(Operation::install, false), "", "allocating"},
        {at_operation(Operation::continue_, false), "", "allocating"},
        {at_operation(Operation::continue_), "", "idle"},
        {at_operation(Operation::upgrade), "", "executing"},
        {running(hook(HookKind::install)), "install", "executing: running install hook"},
        {running(hook(HookKind::start), Step::queued), "start", "executing: running start hook"},
        {running(hook(HookKind::start), Step::done), "start", "executing: running start hook"},
        {running(hook(HookKind::relation_created)), "db-relation-created",
         "executing: running db-relation-created hook"},
        {running(hook(HookKind::relation_joined, "db/0")), "db-relation-joined",
         "executing: running db-relation-joined hook for db/0"},
        {running(hook(HookKind::update_status)), "update-status", "idle"},
        {running(hook(HookKind::update_status), Step::queued), "update-status", "idle"},
        {failed(hook(HookKind::update_status)), "update-status",
         "error: hook failed: \"update-status\""},
        {at_operation(Operation::run_action), "backup", "executing: running action backup"},
        {failed(hook(HookKind::install)), "install", "error: hook failed: \"install\""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.wanted);
        CHECK(line(agent_status(row.state, row.hook)) == row.wanted);
    }
}

TEST_CASE("a status holds since the record last changed") {
    CHECK(agent_status(running(hook(HookKind::start)), "start").since == Time{5s});
    CHECK(agent_status(failed(hook(HookKind::start)), "start").since == Time{5s});
}

TEST_CASE("a failure tells its hook, and the relation and remote unit of a relation hook") {
    const auto data = [](Hook hook, const char* name) {
        return agent_status(failed(std::move(hook)), name).data;
    };
    CHECK(data(hook(HookKind::start), "start") == Value(Value::Map{{"hook", "start"}}));
    CHECK(data(hook(HookKind::relation_changed, "db/0"), "db-relation-changed") ==
          Value(Value::Map{
              {"hook", "db-relation-changed"}, {"relation-id", 3}, {"remote-unit", "db/0"}}));
    CHECK(data(hook(HookKind::relation_broken), "db-relation-broken") ==
          Value(Value::Map{{"hook", "db-relation-broken"}, {"relation-id", 3}}));
}

TEST_CASE("operators see a hook's failure as the workload's, and lost agents") {
    const Status active = status("active", "ready");
    const Status idle = status("idle");
    const Status error = status("error", "hook failed: \"start\"");
    const Status lost_message = status("lost", "agent is not communicating with the server");
    const std::string lost = line(lost_message);
    const std::string unknown = "unknown: agent lost, see 'juju show-status-log db/0'";
    struct Row {
        Status workload, agent;
        bool lost;
        std::string wanted_workload, wanted_agent;
    };
    const Row rows[] = {
        {active, idle, false, "active: ready", "idle"},
        {active, idle, true, unknown, lost},
        {active, error, false, "error: hook failed: \"start\"", "idle"},
        {active, error, true, "error: hook failed: \"start\"", lost},
        {status("terminated"), idle, true, "terminated", lost},
        {active, status("executing", "running start hook"), true, unknown, lost},
    };
    for (const Row& row : rows) {
        CAPTURE(line(row.workload));
        CAPTURE(line(row.agent));
        CAPTURE(row.lost);
        const UnitStatus seen = visible_status("db/0", row.workload, row.agent, row.lost);
        CHECK(line(seen.workload) == row.wanted_workload);
        CHECK(line(seen.agent) == row.wanted_agent);
    }
}

TEST_CASE("a unit is lost only after it was up or has failed") {
    CHECK_FALSE(can_be_lost(std::nullopt));
    CHECK_FALSE(can_be_lost(at_operation(Operation::install, false)));
    UniterState state = running(hook(HookKind::install), Step::queued);
    state.installed = false;
    CHECK_FALSE(can_be_lost(state));
    state.step = Step::pending;
    CHECK_FALSE(can_be_lost(state));
    state.failed = true;
    CHECK(can_be_lost(state));
    CHECK(can_be_lost(running(hook(HookKind::start))));
}

TEST_CASE("the data of a failure moves to the workload with it") {
    const Status agent = agent_status(failed(hook(HookKind::start)), "start");
    const UnitStatus seen = visible_status("db/0", status("active"), agent, false);
    CHECK(seen.workload.data == agent.data);
    CHECK(seen.workload.since == agent.since);
    CHECK(seen.agent.data.is_null());
}

TEST_CASE("a unit counts as up while its agent works or rests and its workload is not over") {
    CHECK(counts_as_up({status("active"), status("idle")}));
    CHECK(counts_as_up({status("error"), status("executing")}));
    CHECK_FALSE(counts_as_up({status("waiting"), status("allocating")}));
    CHECK_FALSE(counts_as_up({status("unknown"), status("lost")}));
    CHECK_FALSE(counts_as_up({status("terminated"), status("idle")}));
}

TEST_CASE("an upgrade that failed is an error of its own, whatever hook waits behind it") {
    UniterState state = failed(hook(HookKind::start));
    state.operation = Operation::upgrade;
    CHECK(line(agent_status(state, "start")) == "error: upgrade failed");
    state.failed = false;
    CHECK(line(agent_status(state, "start")) == "executing");
}
