#include "base/loop.hpp"

#include "base/error.hpp"

#include <exception>
#include <utility>

#include <event2/event.h>

namespace hookbox {
namespace {

struct FreeBase {
    void operator()(event_base* base) const noexcept { event_base_free(base); }
};
struct FreeEvent {
    void operator()(event* handle) const noexcept { event_free(handle); }
};
using EventPtr = std::unique_ptr<event, FreeEvent>;

timeval to_timeval(std::chrono::milliseconds time) {
    const auto count = time.count() > 0 ? time.count() : 0;
    return {.tv_sec = static_cast<time_t>(count / 1000),
            .tv_usec = static_cast<suseconds_t>(count % 1000 * 1000)};
}

} // namespace

struct Loop::Implementation {
    std::unique_ptr<event_base, FreeBase> base;
    EventPtr limit;
    bool stopping = false;
    std::exception_ptr failure;

    void turn(int flags) {
        if (event_base_loop(base.get(), flags) < 0)
            throw Error("event loop failed");
        if (failure)
            std::rethrow_exception(std::exchange(failure, nullptr));
    }
};

struct WatchState {
    Loop::Implementation* loop = nullptr;
    Callback callback;
    EventPtr handle;
    bool* gone = nullptr; ///< set while the callback runs

    WatchState(Loop& owner, Callback call)
        : loop(&owner.implementation()), callback(std::move(call)) {}
    WatchState(const WatchState&) = delete;
    WatchState& operator=(const WatchState&) = delete;
    ~WatchState() {
        if (gone != nullptr)
            *gone = true;
    }
};

namespace {

// The callback is moved out while it runs, so that it may destroy or replace its own handle.
void call_back(evutil_socket_t, short, void* argument) {
    auto* state = static_cast<WatchState*>(argument);
    Loop::Implementation* loop = state->loop;
    bool gone = false;
    state->gone = &gone;
    Callback callback = std::move(state->callback);
    try {
        callback();
    } catch (...) {
        loop->failure = std::current_exception();
        event_base_loopbreak(loop->base.get());
    }
    if (!gone) {
        state->callback = std::move(callback);
        state->gone = nullptr;
    }
}

std::unique_ptr<WatchState> watch(Loop& loop, int fd, short what, Callback callback,
                                  const timeval* delay = nullptr) {
    auto state = std::make_unique<WatchState>(loop, std::move(callback));
    state->handle.reset(event_new(state->loop->base.get(), fd, what, call_back, state.get()));
    if (!state->handle || event_add(state->handle.get(), delay) != 0)
        throw Error("cannot watch descriptor or signal " + std::to_string(fd));
    return state;
}

} // namespace

Loop::Loop() : implementation_(std::make_unique<Implementation>()) {
    event_config* config = event_config_new();
    if (config == nullptr)
        throw Error("cannot create event loop");
    // Timers count from the moment they are made, not from the start of the callback.
    event_config_set_flag(config, EVENT_BASE_FLAG_NOLOCK | EVENT_BASE_FLAG_IGNORE_ENV |
                                      EVENT_BASE_FLAG_NO_CACHE_TIME |
                                      EVENT_BASE_FLAG_PRECISE_TIMER);
    implementation_->base.reset(event_base_new_with_config(config));
    event_config_free(config);
    if (!implementation_->base)
        throw Error("cannot create event loop");
    implementation_->limit.reset(event_new(
        implementation_->base.get(), -1, 0, [](evutil_socket_t, short, void*) {}, nullptr));
    if (!implementation_->limit)
        throw Error("cannot create event loop");
}

Loop::~Loop() = default;

void Loop::run() {
    while (!implementation_->stopping)
        implementation_->turn(EVLOOP_NO_EXIT_ON_EMPTY);
    implementation_->stopping = false;
}

void Loop::stop() noexcept {
    implementation_->stopping = true;
    event_base_loopbreak(implementation_->base.get());
}

void Loop::run_once(std::chrono::milliseconds limit) {
    if (limit.count() <= 0)
        return implementation_->turn(EVLOOP_NONBLOCK);
    const timeval time = to_timeval(limit);
    event_add(implementation_->limit.get(), &time);
    try {
        implementation_->turn(EVLOOP_ONCE);
    } catch (...) {
        event_del(implementation_->limit.get());
        throw;
    }
    event_del(implementation_->limit.get());
}

FdWatch::FdWatch() noexcept = default;
FdWatch::FdWatch(FdWatch&&) noexcept = default;
FdWatch& FdWatch::operator=(FdWatch&&) noexcept = default;
FdWatch::~FdWatch() = default;
FdWatch::FdWatch(Loop& loop, int fd, Ready ready, Callback callback)
    : state_(watch(loop, fd, EV_PERSIST | (ready == Ready::read ? EV_READ : EV_WRITE),
                   std::move(callback))) {}

Timer::Timer() noexcept = default;
Timer::Timer(Timer&&) noexcept = default;
Timer& Timer::operator=(Timer&&) noexcept = default;
Timer::~Timer() = default;
Timer::Timer(Loop& loop, std::chrono::milliseconds delay, Callback callback) {
    const timeval time = to_timeval(delay);
    state_ = watch(loop, -1, 0, std::move(callback), &time);
}
Timer::operator bool() const noexcept {
    return state_ && event_pending(state_->handle.get(), EV_TIMEOUT, nullptr) != 0;
}

SignalWatch::SignalWatch(SignalWatch&&) noexcept = default;
SignalWatch& SignalWatch::operator=(SignalWatch&&) noexcept = default;
SignalWatch::~SignalWatch() = default;
SignalWatch::SignalWatch(Loop& loop, int signal, Callback callback)
    : state_(watch(loop, signal, EV_SIGNAL | EV_PERSIST, std::move(callback))) {}

} // namespace hookbox
