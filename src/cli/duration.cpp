#include "cli/duration.hpp"

#include "base/error.hpp"
#include "cli/format.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace hookbox {
namespace {

constexpr double longest = 9223372036.854775807; // seconds in an int64 of nanoseconds

constexpr std::array<std::pair<std::string_view, double>, 8> units = {{{"ns", 1e-9},
                                                                       {"us", 1e-6},
                                                                       {"µs", 1e-6},
                                                                       {"μs", 1e-6},
                                                                       {"ms", 1e-3},
                                                                       {"s", 1},
                                                                       {"m", 60},
                                                                       {"h", 3600}}};

constexpr std::string_view number_bytes = "0123456789.";

double unit_in_seconds(std::string_view unit, const std::string& whole) {
    if (unit.empty())
        throw UsageError("time: missing unit in duration " + go_quoted(whole));
    for (const auto& [name, seconds] : units)
        if (name == unit)
            return seconds;
    throw UsageError("time: unknown unit " + go_quoted(unit) + " in duration " + go_quoted(whole));
}

/// Digits with at most one point among them; empty when that is not what `text` is.
double number(std::string_view text, const std::string& whole) {
    double value = 0, scale = 0;
    bool digits = false;
    for (const char byte : text) {
        if (byte == '.' && scale == 0) {
            scale = 1;
            continue;
        }
        if (byte == '.')
            throw UsageError("time: unknown unit \".\" in duration " + go_quoted(whole));
        digits = true;
        scale /= 10;
        value = scale == 0 ? value * 10 + (byte - '0') : value + scale * (byte - '0');
    }
    if (!digits)
        throw UsageError("time: invalid duration " + go_quoted(whole));
    return value;
}

} // namespace

std::chrono::microseconds parse_duration(const std::string& text) {
    std::string_view rest = text;
    const bool negative = rest.starts_with('-');
    if (negative || rest.starts_with('+'))
        rest.remove_prefix(1);
    if (rest == "0")
        return {};
    double seconds = 0;
    do {
        const std::string_view digits = rest.substr(0, rest.find_first_not_of(number_bytes));
        rest.remove_prefix(digits.size());
        const double value = number(digits, text);
        const std::string_view unit = rest.substr(0, rest.find_first_of(number_bytes));
        rest.remove_prefix(unit.size());
        seconds += value * unit_in_seconds(unit, text);
    } while (!rest.empty());
    if (seconds > longest)
        throw UsageError("time: invalid duration " + go_quoted(text));
    // What is a nanosecond to Go does not become nothing.
    const double microseconds = seconds >= 1e-9 ? std::max(1.0, seconds * 1e6) : 0;
    return std::chrono::microseconds(std::llround(negative ? -microseconds : microseconds));
}

} // namespace hookbox
