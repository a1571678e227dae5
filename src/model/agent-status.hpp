// The status of a unit's agent is not written anywhere: it follows from the operation record and
// from whether the agent's process lives (spec §1.8, §7.4, §8.1).
#pragma once

#include "model/status.hpp"
#include "model/unit.hpp"
#include "model/uniter-state.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hookbox {

/// The name under which the hook's program is looked for: "install", "db-relation-joined". Without
/// the endpoint when the relation is gone.
std::string hook_name(const Model& model, std::string_view unit, const Hook& hook);

/// allocating, executing, idle or error, as the agent knows itself; `name` is that of the record's
/// hook or action, or "". Pure.
Status agent_status(const std::optional<UniterState>& state, std::string_view name);

struct UnitStatus {
    Status workload, agent;
};

/// What operators see: an agent's error as the workload's, and a `lost` agent. Pure.
UnitStatus visible_status(std::string_view unit, Status workload, Status agent, bool lost);

/// Whether a unit in that state was up once, so that it is lost without its agent. Pure.
bool can_be_lost(const std::optional<UniterState>& state);

/// What charms are told of a unit of another hook: its agent's error, else the workload's status.
Status read_told_status(const Model& model, std::string_view unit);

/// What operators see of a unit of the model.
UnitStatus read_visible_status(const Model& model, const Unit& unit);

/// Whether such an agent counts for its application's scale. Pure.
bool counts_as_up(const UnitStatus& status);

} // namespace hookbox
