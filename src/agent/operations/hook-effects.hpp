// What hooks do to their unit's records and status, beyond what the charm itself asks for (spec
// §1.1, §5.2). Pure.
#pragma once

#include "agent/local-state.hpp"
#include "model/status.hpp"

#include <optional>
#include <set>
#include <string>

namespace hookbox {

/// What is saved of a unit in one step.
struct Records {
    UniterState record;
    std::map<int, RelationRecord> positions; ///< only those that change
    std::set<int> left = {};                 ///< relations to be forgotten
    std::optional<SecretRecord> secrets = {};
    std::optional<StorageRecord> storage = {};
};

/// With no process running any more.
UniterState without_process(UniterState record);
/// Before the hook runs.
Records records_pending(const LocalState& local, const Hook& hook);
/// After it failed.
Records records_failed(const LocalState& local);
/// Put back to run once more; `counted`: a signal from nobody knows where did it.
Records records_queued_again(const LocalState& local, bool counted);
/// After it succeeded or was skipped: follow-ups queued, positions advanced.
Records records_committed(const LocalState& local, const Hook& hook);
/// Before another charm's files are put in place; a hook that had failed is kept for later.
Records records_upgrading(const LocalState& local, const std::string& charm_url);
/// After that: the failed hook is where it was, otherwise upgrade-charm is queued.
Records records_upgraded(const LocalState& local);
/// The operator's request is taken: the hooks it asks for are queued, or else it is done.
Records records_paused(const LocalState& local, bool hooks);
Records records_resumed(const LocalState& local, bool hooks);
/// Before a task runs; a hook that had failed is kept for later.
Records records_acting(const LocalState& local, int task);
/// After it ended, however: the unit is where it was.
Records records_acted(const LocalState& local);
/// After a queued hook was dropped.
Records records_dropped(const LocalState& local);

/// The workload status the agent sets before or after a hook; over one set by the charm only when
/// the unit ends.
std::optional<Status> status_before(HookKind kind, const Status& now_shown, Time now);
std::optional<Status> status_after(HookKind kind, const Status& now_shown, Time now);

/// Why the hook runs: what was decided, else what its kind and relation say ("source/0 joined").
std::string cause_text(const Hook& hook);

/// "run relation-joined (3; unit: mysql/0) hook": for the machine lock's log.
std::string operation_text(const Hook& hook);

} // namespace hookbox
