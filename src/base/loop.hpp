// The agent's single-threaded event loop (libevent inside loop.cpp only). Handles unregister when
// destroyed, also from within their own callback, and must not outlive the loop. A callback may
// throw: run() then throws it.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace hookbox {

class Loop {
  public:
    Loop();
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;
    /// Blocks until stop() or until a callback throws. A stop() from before makes it return at
    /// once.
    void run();
    void stop() noexcept;
    /// Handles what is ready, waiting at most `limit` for something.
    void run_once(std::chrono::milliseconds limit);

    struct Implementation;
    [[nodiscard]] Implementation& implementation() noexcept { return *implementation_; }

  private:
    std::unique_ptr<Implementation> implementation_;
};

using Callback = std::function<void()>;
struct WatchState;

/// Calls back each time the descriptor (not owned) is ready; level-triggered.
class FdWatch {
  public:
    enum class Ready { read, write };
    FdWatch() noexcept;
    FdWatch(Loop& loop, int fd, Ready ready, Callback callback);
    FdWatch(FdWatch&&) noexcept;
    FdWatch& operator=(FdWatch&&) noexcept;
    ~FdWatch();

  private:
    std::unique_ptr<WatchState> state_;
};

/// Calls back once, after `delay`; destroying or replacing it cancels.
class Timer {
  public:
    Timer() noexcept;
    Timer(Loop& loop, std::chrono::milliseconds delay, Callback callback);
    Timer(Timer&&) noexcept;
    Timer& operator=(Timer&&) noexcept;
    ~Timer();
    explicit operator bool() const noexcept; ///< armed and not yet fired

  private:
    std::unique_ptr<WatchState> state_;
};

/// Calls back in the loop each time the signal arrives.
class SignalWatch {
  public:
    SignalWatch(Loop& loop, int signal, Callback callback);
    SignalWatch(SignalWatch&&) noexcept;
    SignalWatch& operator=(SignalWatch&&) noexcept;
    ~SignalWatch();

  private:
    std::unique_ptr<WatchState> state_;
};

} // namespace hookbox
