// The options of a simulated charm, set as an operator would set them.
#pragma once

#include "charm/charm.hpp"
#include "commands/simulate/state-node.hpp"
#include "model/model.hpp"

#include <string>

namespace hookbox {

/// `config` is the state's. Defaults, types and the floats of a controller are then the model's.
/// Throws Error with the place of what the charm does not take.
void put_operator_config(Change& change, const Model& model, const std::string& application,
                         const Charm& charm, const StateNode& config);

} // namespace hookbox
