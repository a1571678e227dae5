// What a simulated hook is about: its relation, remote unit and storage. Options decide, then what
// the state has under `hook`, then what alone can be meant.
#pragma once

#include "charm/charm.hpp"
#include "commands/simulate/run-choice.hpp"

#include <string>
#include <vector>

namespace hookbox {

/// The hook that --hook or else the state names; "" for an action, and for what has its name from
/// a context id alone.
std::string named_hook(const StateNode& root, const RunRequest& request);

/// Fills what `info`, which has its name, is about. Without a charm (null) and a named hook the
/// state may say of relation and unit what it likes. Throws Error.
void choose_subject(RunInfo& info, const StateNode& root, const RunRequest& request,
                    const std::vector<StatedRelation>& relations, const Charm* charm);

} // namespace hookbox
