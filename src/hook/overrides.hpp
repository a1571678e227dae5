// Answers that only a controller could give: fixture errors, addresses, action parameters. Empty
// in the agent; `simulate` fills it from its state file.
#pragma once

#include "value/value.hpp"

#include <optional>
#include <string>

namespace hookbox {

struct Overrides {
    bool caas = false;                       ///< the model is a k8s one
    std::optional<std::string> leader_error; ///< every leadership check fails with this text
    std::optional<std::string> private_address, public_address; ///< "" = there is none
    std::optional<Value> action_parameters; ///< set: an action runs (its parameters may be null)
};

} // namespace hookbox
