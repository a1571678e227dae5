// The two timers of a unit, in model time: they follow when the clock is moved. Plain arithmetic;
// whoever owns them looks at next() and asks again then.
#pragma once

#include "base/clock.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace hookbox {

/// When a failed hook is tried again: after 5 s, 10 s, 20 s … at most 5 min, each varied by a
/// tenth.
class RetryTimer {
  public:
    /// A hook has failed: starts the next, longer delay unless one is running. `chance` is in 0…1.
    void failed(Time now, double chance);
    /// The hook is run again, for whatever reason.
    void stop() { next_.reset(); }
    /// A hook has succeeded: the series begins anew.
    void reset();
    [[nodiscard]] bool due(Time now) const { return next_ && *next_ <= now; }
    [[nodiscard]] std::optional<Time> next() const { return next_; }
    /// In a row, as far as this agent knows.
    [[nodiscard]] int failures() const { return failures_; }

  private:
    std::optional<Time> next_;
    int failures_ = 0;
};

/// Counts the moments at which update-status is due: every 80 to 120 % of the interval.
class TickTimer {
  public:
    explicit TickTimer(std::int64_t tick = 0) : tick_(tick) {}
    /// Counts at most one tick, however long ago the last look was.
    void look(Time now, std::chrono::milliseconds interval, double chance);
    [[nodiscard]] std::int64_t tick() const { return tick_; }
    [[nodiscard]] Time next() const { return next_; }

  private:
    std::int64_t tick_;
    std::chrono::milliseconds interval_{};
    Time next_{};
};

} // namespace hookbox
