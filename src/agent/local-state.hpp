// What a unit's agent knows by itself: its record, its position in each relation, and what its
// timers say. With the snapshot all that the resolver looks at.
#pragma once

#include "base/clock.hpp"
#include "model/uniter-state.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace hookbox {

struct LocalState {
    std::string unit, application;
    UniterState record = {};
    std::map<int, RelationRecord> relations = {};
    SecretRecord secrets = {};
    StorageRecord storage = {};
    Time now{};
    std::string boot_id = {};            ///< of the machine now
    std::int64_t update_status_tick = 0; ///< counts the update-status timer
    bool retry_due = false;              ///< the failed hook's back-off is over
    int failures = 0;                    ///< of the failed hook in a row
    std::optional<int> commands = {};    ///< the first that juju-exec waits for
};

} // namespace hookbox
