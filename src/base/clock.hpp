// The one source of "now". Pure code takes a Time; only owners of a Clock ask it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace hookbox {

/// Wall-clock time, UTC, in milliseconds.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

/// Now plus an offset that tests (and, later, `advance`) move. A value: copies are independent.
class Clock {
  public:
    Clock() = default;
    explicit Clock(std::chrono::milliseconds offset) : offset_(offset) {}
    [[nodiscard]] Time now() const {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) +
               offset_;
    }
    [[nodiscard]] std::chrono::milliseconds offset() const { return offset_; }

  private:
    std::chrono::milliseconds offset_{0};
};

/// `2024-07-16T02:45:41.123Z`; what the store keeps.
std::string to_rfc3339(Time time);
/// The inverse. Throws Error on anything else than what to_rfc3339 prints.
Time from_rfc3339(const std::string& text);
/// Any form that RFC 3339 allows, of whatever zone; what is finer than a millisecond is cut off.
std::optional<Time> parse_rfc3339(std::string_view text);

} // namespace hookbox
