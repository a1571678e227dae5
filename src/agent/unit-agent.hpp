// One unit on this machine: its records, timers and tool service, and the operation it is in. Does
// what the resolver says, one operation a look; decides nothing itself.
#pragma once

#include "agent/execution-locks.hpp"
#include "agent/history.hpp"
#include "agent/local-state.hpp"
#include "agent/next-operation.hpp"
#include "agent/operations/run.hpp"
#include "agent/snapshot.hpp"
#include "agent/unit-site.hpp"
#include "agent/unit-timers.hpp"
#include "service/commands-service.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>

namespace hookbox {

/// What all units of a machine share.
struct Machine {
    Loop& loop;
    Model& model;
    const Home& home;
    const RuntimeDirectory& runtime;
    ExecutionLocks& locks;
    OutputDrain& drain;
    HistoryWriter& history;
    const SealingKey& secret_key;
    /// Asks for a look at that unit, soon and from the loop.
    std::function<void(const std::string& unit)> want_look;
    std::function<void(const std::string& unit)> restart; ///< ends the agent for the unit's sake
};

class UnitAgent {
  public:
    /// Reads the unit's records and ends what a killed agent left running for it. Throws Error when
    /// the records are invalid.
    UnitAgent(const Machine& machine, std::string unit);
    UnitAgent(const UnitAgent&) = delete;
    UnitAgent& operator=(const UnitAgent&) = delete;

    /// Claims or renews the lease of the unit's application when it is time to; true when the store
    /// was written to.
    bool tend_lease(const Snapshot& snapshot);
    /// Completes an operation that is over and begins the next one, unless `stopping`.
    void look(const Snapshot& snapshot, bool stopping);
    void want_look() { machine_.want_look(local_.unit); }
    void set_log_levels(LogLevels levels) { log_.set_levels(std::move(levels)); }

    [[nodiscard]] bool leads() const noexcept { return local_.record.leader; }
    [[nodiscard]] bool running() const noexcept { return run_ && !run_->over(); }
    /// The agent waits for the running hook, then ends.
    void expect_stop() noexcept {
        if (run_)
            run_->expect_stop();
    }
    /// Kills the running hook, to be run again by the next agent.
    void cut_off() {
        if (run_)
            run_->cut_off();
    }
    /// Whether the last look found nothing to do.
    [[nodiscard]] bool at_rest() const noexcept { return at_rest_; }
    /// When a timer of its own asks for the next look; every look sets it anew.
    [[nodiscard]] Time next_look() const noexcept { return next_look_; }

  private:
    void end_left_over();
    void complete_history();
    void advance_timers(const Snapshot& snapshot);
    void step(const Snapshot& snapshot, bool stopping);
    bool obtain_lock(const Hook& hook);
    bool obtain_lock(const Task& task);
    bool obtain(MachineLock& lock, std::string operation, Time queued);
    void give_up_lock(HookRecord record);
    void report(const std::string& history_problem);
    [[nodiscard]] HookRecord skipped(const Hook& hook) const;
    /// Of the pending hook, of which nothing is known but that it began.
    [[nodiscard]] HookRecord interrupted(const Hook& hook) const;
    /// Whether it claims and keeps leases: what dies or pauses lets them run out.
    [[nodiscard]] bool may_lead(const Snapshot& snapshot) const;
    [[nodiscard]] Time soonest(const Snapshot& snapshot) const;

    bool begin(const Rest& operation);
    bool begin(const DeployFiles& operation);
    bool begin(const UpgradeCharm& operation);
    bool begin(const RunHook& operation);
    bool begin(const SkipHook& operation);
    bool begin(const DropHook& operation);
    bool begin(const ReportLostHook& operation);
    bool begin(const RunTask& operation);
    bool begin(const FailTask& operation);
    bool begin(const RunCommands& operation);
    bool begin(const EnterScope& operation);
    bool begin(const LeaveScope& operation);
    bool begin(const ProvisionStorage& operation);
    bool begin(const ReleaseStorage& operation);
    bool begin(const RemoveUnit& operation);
    bool begin(const PauseUnit& operation);
    bool begin(const ResumeUnit& operation);
    bool begin(const AcceptLeadership& operation);
    bool begin(const ResignLeadership& operation);

    Machine machine_;
    UnitLog log_;
    ToolService service_;
    CommandsService commands_;
    UnitSite site_;
    LocalState local_;
    RetryTimer retry_;
    TickTimer ticks_;
    std::minstd_rand random_;
    std::optional<Time> hold_off_; ///< after an operation that could not be carried out
    std::optional<MachineLock::Place> place_;
    Time queued_{}; ///< since when the unit waits, or waited, for its place
    std::unique_ptr<Run> run_;
    Time next_look_{};
    bool at_rest_ = false;
};

} // namespace hookbox
