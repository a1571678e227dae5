// The state file of simulate (tests/conformance/README.md, "State files"): read into a model, and
// the same file as the model is after the run. Keys of tools that do not exist yet are kept as they
// are.
#pragma once

#include "hook/context.hpp"
#include "model/model.hpp"

#include <string>

namespace hookbox {

/// What a state file says beside the model.
struct SimulatedRun {
    RunInfo info;
    Overrides overrides;
    SealingKey key; ///< of the secrets
};

/// Fills the empty `model`. Throws Error `<source>: <place>: <reason>`.
SimulatedRun load_state(const Model& model, const Value& state, const std::string& source);

/// `state`, which load_state has taken, with what the model holds now.
Value saved_state(const Model& model, const Value& state, const SealingKey& key);

} // namespace hookbox
