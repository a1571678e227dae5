// The steps a unit's agent can take. What follows from each is the executor's business.
#pragma once

#include "model/task.hpp"
#include "model/uniter-state.hpp"

#include <string>
#include <variant>

namespace hookbox {

/// Nothing is due: look again when the store or a timer changes something.
struct Rest {
    friend bool operator==(const Rest&, const Rest&) = default;
};
/// Put the charm's files in place, then queue its install hook.
struct DeployFiles {
    std::string charm_url;
    friend bool operator==(const DeployFiles&, const DeployFiles&) = default;
};
/// Put another charm's files in place of the unit's; what hook follows depends on what it was in.
struct UpgradeCharm {
    std::string charm_url;
    friend bool operator==(const UpgradeCharm&, const UpgradeCharm&) = default;
};
struct RunHook {
    Hook hook;
    friend bool operator==(const RunHook&, const RunHook&) = default;
};
/// Commit the hook with all its follow-ups as though it had just succeeded.
struct SkipHook {
    Hook hook;
    friend bool operator==(const SkipHook&, const SkipHook&) = default;
};
/// Forget a queued hook whose reason is gone, silently.
struct DropHook {
    friend bool operator==(const DropHook&, const DropHook&) = default;
};
/// The agent died while the hook ran: it is in error now.
struct ReportLostHook {
    Hook hook;
    friend bool operator==(const ReportLostHook&, const ReportLostHook&) = default;
};
/// Run an action, or a shell's commands, that an operator has asked for.
struct RunTask {
    Task task;
    friend bool operator==(const RunTask&, const RunTask&) = default;
};
/// The agent died while the task ran: it has failed.
struct FailTask {
    int task = 0;
    friend bool operator==(const FailTask&, const FailTask&) = default;
};
/// Run what juju-exec has asked for.
struct RunCommands {
    int id = 0;
    friend bool operator==(const RunCommands&, const RunCommands&) = default;
};
/// Enter a relation's scope on an implicit endpoint, where no hook runs.
struct EnterScope {
    int relation = 0;
    friend bool operator==(const EnterScope&, const EnterScope&) = default;
};
/// Leave a relation for which no hook runs any more, and forget it.
struct LeaveScope {
    int relation = 0;
    friend bool operator==(const LeaveScope&, const LeaveScope&) = default;
};
/// Make storage that is attached to the unit be there.
struct ProvisionStorage {
    std::string id;
    friend bool operator==(const ProvisionStorage&, const ProvisionStorage&) = default;
};
/// Let go of storage that the charm was never told of.
struct ReleaseStorage {
    std::string id;
    friend bool operator==(const ReleaseStorage&, const ReleaseStorage&) = default;
};
/// Take the unit away with all that is its own.
struct RemoveUnit {
    friend bool operator==(const RemoveUnit&, const RemoveUnit&) = default;
};
/// Take the operator's request to stop the unit's life, or to start it again.
struct PauseUnit {
    bool hooks = false;
    friend bool operator==(const PauseUnit&, const PauseUnit&) = default;
};
struct ResumeUnit {
    bool hooks = false;
    friend bool operator==(const ResumeUnit&, const ResumeUnit&) = default;
};
struct AcceptLeadership {
    friend bool operator==(const AcceptLeadership&, const AcceptLeadership&) = default;
};
struct ResignLeadership {
    friend bool operator==(const ResignLeadership&, const ResignLeadership&) = default;
};

using NextOperation = std::variant<Rest, DeployFiles, UpgradeCharm, RunHook, SkipHook, DropHook,
                                   ReportLostHook, RunTask, FailTask, RunCommands, EnterScope,
                                   LeaveScope, ProvisionStorage, ReleaseStorage, RemoveUnit,
                                   PauseUnit, ResumeUnit, AcceptLeadership, ResignLeadership>;

} // namespace hookbox
