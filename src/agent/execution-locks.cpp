#include "agent/execution-locks.hpp"

#include "agent/unit-log.hpp"
#include "base/clock.hpp"
#include "base/digest.hpp"

#include <utility>

namespace hookbox {

ExecutionLocks::ExecutionLocks(Loop& loop, const Home& home, std::string agent)
    : loop_(loop), home_(home), agent_(std::move(agent)), log_(home.machine_lock_log()),
      machine_(loop, home.root() / "machine.lock", log_, agent_) {
    log_.write(log_time(Clock().now()) + " === agent " + agent_ + " started ===\n");
}

MachineLock& ExecutionLocks::group(const std::string& name) {
    auto& lock = groups_[name];
    if (!lock) {
        std::erase_if(groups_,
                      [](const auto& other) { return other.second && other.second->idle(); });
        // A group may have any name, a file may not.
        const std::string file = "machine-" + sha256_hex(name).substr(0, 16) + ".lock";
        groups_[name] = std::make_unique<MachineLock>(loop_, home_.root() / file, log_, agent_);
    }
    return *groups_[name];
}

} // namespace hookbox
