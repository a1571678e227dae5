// Who is, or is going to be, around an application: its units and those it is related to (spec
// §7.5). Plain data and how it is read.
#pragma once

#include "base/clock.hpp"
#include "model/model.hpp"

#include <map>
#include <string>

namespace hookbox {

struct GoalStatus {
    std::string status;
    Time since{};
};

struct GoalState {
    using Members = std::map<std::string, GoalStatus>; ///< applications and units by name
    Members units;
    std::map<std::string, Members> relations; ///< by local endpoint, without peers
};

/// As of now, seen from `unit`.
GoalState read_goal_state(const Model& model, std::string_view unit);

} // namespace hookbox
