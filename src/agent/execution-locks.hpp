// The locks of a machine under which runs wait for each other (spec §6): one for all hooks, and one
// for each execution group of actions. All write to one log.
#pragma once

#include "agent/home.hpp"
#include "agent/machine-lock.hpp"
#include "agent/rotating-file.hpp"
#include "base/loop.hpp"

#include <map>
#include <memory>
#include <string>

namespace hookbox {

class ExecutionLocks {
  public:
    /// `agent` ("machine-0") names us in the log.
    ExecutionLocks(Loop& loop, const Home& home, std::string agent);
    [[nodiscard]] MachineLock& machine() noexcept { return machine_; }
    /// Lives on while somebody has a place in it.
    [[nodiscard]] MachineLock& group(const std::string& name);

  private:
    Loop& loop_;
    const Home& home_;
    std::string agent_;
    RotatingFile log_;
    MachineLock machine_;
    std::map<std::string, std::unique_ptr<MachineLock>> groups_;
};

} // namespace hookbox
