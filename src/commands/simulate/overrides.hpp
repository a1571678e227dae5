// What a state file says in place of a controller: answers that no model holds.
#pragma once

#include "commands/simulate/state-node.hpp"
#include "hook/context.hpp"

namespace hookbox {

/// `root` is the whole file. Throws Error with the place of what cannot be.
Overrides overrides_in(const StateNode& root);

} // namespace hookbox
