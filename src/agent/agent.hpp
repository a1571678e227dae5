// The agent of a home: looks at the store whenever it has changed and lets each of the home's units
// take its next step. Owns the loop's watches, the machine's lock and the units' agents; what a
// unit does is its own business.
#pragma once

#include "agent/autostart.hpp"
#include "agent/execution-locks.hpp"
#include "agent/machine-tasks.hpp"
#include "agent/snapshot-source.hpp"
#include "agent/unit-agent.hpp"
#include "base/loop.hpp"
#include "base/sealing.hpp"
#include "model/presence.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace hookbox {

class Agent {
  public:
    /// The caller holds the home's AgentLock.
    Agent(Loop& loop, Store& store, const Home& home);
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

    /// No operation begins any more; the loop is stopped once the running hook has ended. Asked a
    /// second time, it does not wait for that but kills the hook, which will be run again.
    void stop();

    /// Held since the agent stopped the loop because its last unit has gone; to be destroyed after
    /// its AgentLock.
    [[nodiscard]] std::optional<StartLock> take_start_lock() { return std::exchange(leaving_, {}); }

    /// The unit that has asked for a restart of the machine, for which the agent stopped; or "".
    [[nodiscard]] const std::string& restart_wanted() const noexcept { return restart_wanted_; }

  private:
    void end_storage();
    void restart_machine(const std::string& unit);
    void wake();
    void watch_store();
    void poll();
    void pass();
    void step();
    void put_off(const std::string& reason);
    void look_out();
    void want_look(const std::string& unit);
    std::set<std::string> take_wanted(Time now);
    void adopt_units(const std::set<std::string>& units);
    void forget(const std::string& unit);
    void look_at_units(const News& news);
    void tend_leases(const std::set<std::string>& units);
    void publish(const News& news);
    void schedule();
    void leave();
    void read_addresses();

    Loop& loop_;
    Store& store_;
    const Home& home_;
    Model model_;
    std::unique_ptr<Session> session_;
    RuntimeDirectory runtime_;
    ExecutionLocks locks_;
    OutputDrain drain_;
    HistoryWriter history_;
    SealingKey secret_key_;
    SnapshotSource source_;
    MachineTasks machine_tasks_;
    std::map<std::string, std::unique_ptr<UnitAgent>> units_;
    // Kept by unit, so that a pass costs what has changed and not what there is.
    std::set<std::string> wanted_;                     ///< have asked for a look
    std::set<std::pair<Time, std::string>> timetable_; ///< by UnitAgent::next_look()
    std::set<std::string> busy_;                       ///< those not at rest
    std::string trouble_;                              ///< why the last pass could not be made
    std::string restart_wanted_;                       ///< by this unit
    std::chrono::steady_clock::time_point published_at_{};
    bool publish_due_ = true, stopping_ = false, had_units_ = false;
    std::optional<StartLock> leaving_;
    FdWatch store_watch_;
    Timer wake_, poll_, deadline_;
};

} // namespace hookbox
