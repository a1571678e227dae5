// The sign of life of a machine's agent: whether it runs, and up to which revision of the store it
// has looked for work. Written without durability after every look, so nothing else wakes for it:
// changes below machines/ count for nobody's idleness.
#pragma once

#include "model/model.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace hookbox {

struct Presence {
    std::string session;   ///< of the agent's process in the store
    std::int64_t seen = 0; ///< everything committed up to here has been looked at
    /// Units with something running or waiting to run; not those in error.
    std::set<std::string> busy = {};
    friend bool operator==(const Presence&, const Presence&) = default;
};

std::optional<Presence> read_presence(const Model& model, std::string_view machine);
void put_presence(Change& change, const Model& model, std::string_view machine,
                  const Presence& presence);
/// Whether the agent of `machine` runs now. False for one that never did.
bool agent_alive(const Model& model, std::string_view machine);
/// Whether nothing was committed after `revision` but below machines/.
bool quiet_since(const Model& model, std::int64_t revision);
/// Whether the agent of the unit's machine runs, has looked at everything committed before this
/// call and found nothing to do for `unit`: so for a unit in hook error, never for one between two
/// hooks.
bool unit_at_rest(const Model& model, std::string_view unit, std::string_view machine);

} // namespace hookbox
