// Waiting for tasks as verbs do: until something has become true, or for a limited time, telling
// what the only task's program says meanwhile.
#pragma once

#include "cli/options.hpp"
#include "model/task.hpp"

#include <chrono>
#include <cstdint>
#include <functional>

namespace hookbox {

using Deadline = std::chrono::steady_clock::time_point;

/// A negative time is one without end.
Deadline deadline_after(std::chrono::microseconds time);

/// Blocks until `done`, which is asked anew whenever the store has changed; false when `deadline`
/// came first.
bool wait_until(Store& store, Deadline deadline, const std::function<bool()>& done);

/// Prints a task's messages to standard error as they come.
class TaskLogTail {
  public:
    TaskLogTail(const Model& model, int task, bool utc) : model_(model), task_(task), utc_(utc) {}
    /// What has come since the last look.
    void tell();
    [[nodiscard]] bool has_told() const noexcept { return told_ > 0; }

  private:
    const Model& model_;
    int task_;
    bool utc_;
    std::int64_t told_ = 0;
};

/// The `--wait` and `--watch` of verbs that show what there is.
class WatchOptions {
  public:
    void declare(Options& options);
    /// Throws UsageError.
    void check() const;
    [[nodiscard]] bool wanted() const noexcept { return watch_ || wait_.count() >= 0; }
    [[nodiscard]] Deadline deadline() const;

  private:
    std::chrono::microseconds wait_{-1};
    bool watch_ = false, wait_given_ = false;
};

} // namespace hookbox
