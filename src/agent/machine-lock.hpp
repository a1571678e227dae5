// One run at a time on a machine: a queue of this agent's units, and a file lock shared with other
// processes, which the kernel frees when we die. Grants in the order of asking.
#pragma once

#include "agent/rotating-file.hpp"
#include "base/fd.hpp"
#include "base/loop.hpp"

#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <string>

namespace hookbox {

class MachineLock {
  public:
    /// `agent` ("machine-0") names us in the log, to which one line a release is written.
    MachineLock(Loop& loop, const std::filesystem::path& file, RotatingFile& log,
                std::string agent);
    MachineLock(const MachineLock&) = delete;
    MachineLock& operator=(const MachineLock&) = delete;

    /// A place in the queue; destroying it gives it up, or releases the lock.
    class Place {
      public:
        /// `granted` is called once, from the loop, never from here.
        Place(MachineLock& lock, std::string unit, std::function<void()> granted);
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        ~Place();
        [[nodiscard]] bool held() const noexcept { return held_; }
        [[nodiscard]] bool is_in(const MachineLock& lock) const noexcept { return &lock == &lock_; }
        [[nodiscard]] std::chrono::microseconds held_for() const;
        /// What the lock is held for, as the log shall say; without it, nothing is logged.
        void set_operation(std::string operation) { operation_ = std::move(operation); }

      private:
        friend class MachineLock;
        using Instant = std::chrono::steady_clock::time_point;
        MachineLock& lock_;
        std::string unit_, operation_;
        std::function<void()> granted_;
        Instant asked_, obtained_{};
        bool held_ = false;
    };

    /// Whether nobody has a place.
    [[nodiscard]] bool idle() const noexcept { return queue_.empty(); }

  private:
    void serve_soon(std::chrono::milliseconds delay = {});
    void serve();
    void leave(Place& place);

    Loop& loop_;
    Fd file_;
    RotatingFile& log_;
    std::string agent_;
    std::deque<Place*> queue_; ///< the holder, if any, is the first
    Timer timer_;
};

/// "0s", "42s", "1m5s": to the second, as Go prints durations.
std::string rough_duration(std::chrono::milliseconds duration);

} // namespace hookbox
