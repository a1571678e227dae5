#include "agent/unit-timers.hpp"

#include <algorithm>

namespace hookbox {
namespace {

constexpr std::chrono::milliseconds first_delay = std::chrono::seconds(5);
constexpr std::chrono::milliseconds longest_delay = std::chrono::minutes(5);

std::chrono::milliseconds scaled(std::chrono::milliseconds time, double factor) {
    return std::chrono::milliseconds(
        static_cast<std::int64_t>(static_cast<double>(time.count()) * factor));
}

} // namespace

void RetryTimer::failed(Time now, double chance) {
    if (next_)
        return;
    const auto delay = std::min(first_delay * (1 << std::min(failures_, 10)), longest_delay);
    ++failures_;
    next_ = now + scaled(delay, 0.9 + 0.2 * chance);
}

void RetryTimer::reset() {
    next_.reset();
    failures_ = 0;
}

void TickTimer::look(Time now, std::chrono::milliseconds interval, double chance) {
    const bool first = interval != interval_;
    if (!first && now < next_)
        return;
    if (!first)
        ++tick_;
    interval_ = interval;
    next_ = now + scaled(interval, 0.8 + 0.4 * chance);
}

} // namespace hookbox
