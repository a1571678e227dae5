// Which hook, action or command a simulated run is: what was asked for decides, then the state.
#pragma once

#include "commands/simulate/state-relation.hpp"
#include "hook/context.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hookbox {

/// What was asked for beside the state; nothing: as the state says.
struct RunRequest {
    std::string hook = {}, action = {}; ///< one of them at most
    std::optional<int> relation = {};
    std::optional<std::string> remote_unit = {}; ///< "" = none
    Value::Map parameters = {};                  ///< of the action, on top of the state's
};

/// A hook's relation is found by its name where one alone can be meant, and so are the remote unit
/// and the storage. `charm`, unless null, has to know a hook that is named. Throws Error.
RunInfo choose_run(const StateNode& root, const RunRequest& request, const std::string& unit,
                   const std::vector<StatedRelation>& relations, const Charm* charm);

} // namespace hookbox
