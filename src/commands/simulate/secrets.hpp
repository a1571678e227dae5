// The secrets of a state file, those that the unit may manage and those of others that it can
// read, and what a run does about them.
#pragma once

#include "commands/simulate/state-node.hpp"
#include "commands/simulate/state.hpp"
#include "hook/pending-secrets.hpp"

#include <map>
#include <string>

namespace hookbox {

/// Puts what `root` says into `change` and `run`. `scopes` are the relations by their tags.
void load_secrets(Change& change, const Model& model, const StateNode& root,
                  const std::map<std::string, int>& scopes, SimulatedRun& run);

/// Into `run`, the secret that its hook is about, if it is about one. Throws Error where that
/// cannot be told from `root`.
void choose_secret(const StateNode& root, SimulatedRun& run);

/// Replaces "secrets" and "remote_secrets" of `state` where there are any.
void save_secrets(Value::Map& state, const Model& model, const SealingKey& key);

/// What was asked for; what was not has no key.
Value pending_secrets_value(const PendingSecrets& pending);

} // namespace hookbox
