// The state of simulate (man/hookbox-simulate.1): read into a model, and the same state as the
// model is after the run.
#pragma once

#include "charm/charm.hpp"
#include "commands/simulate/run-choice.hpp"
#include "commands/simulate/state-text.hpp"
#include "hook/context.hpp"
#include "hook/environment.hpp"
#include "model/model.hpp"

#include <optional>
#include <string>

namespace hookbox {

/// What is to be run, and what a state says beside the model.
struct SimulatedRun {
    RunInfo info;
    std::string departing_unit = {}; ///< of a departed hook
    std::optional<SecretVariables> secret = {};
    Overrides overrides;
    SealingKey key; ///< of the secrets
};

/// Fills the empty `model`. With a charm the unit has its endpoints and options, and is by default
/// its first one; without (null), whatever the state mentions. Throws Error
/// `<file>:<line>:<column>: <place>: <reason>`.
SimulatedRun load_state(const Model& model, const StateText& state, const RunRequest& request = {},
                        const Charm* charm = nullptr);

/// `state`, which load_state has taken, with what the model holds now. Can be loaded again.
Value saved_state(const Model& model, const Value& state, const SimulatedRun& run);

} // namespace hookbox
