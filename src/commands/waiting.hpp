// What wait-for waits for. The rule of "nothing to do" is the agent's own word for it, given for a
// revision of the store (model/presence.hpp), so no hook can be about to start unseen: whatever was
// committed before the question has been looked at, and what an agent queues is committed first.
#pragma once

#include "model/model.hpp"

#include <string>

namespace hookbox {

enum class Goal {
    active, ///< idle, and active for operators
    idle,   ///< nothing to do, and no failed hook to be tried again
    gone
};

/// Why it is not there yet, for a message; "" when it is. An agent that does not run now is never
/// idle.
std::string unit_lacks(const Model& model, const std::string& unit, Goal goal);
/// The same of the application's status and of all its units.
std::string application_lacks(const Model& model, const std::string& application, Goal goal);

} // namespace hookbox
