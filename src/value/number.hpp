// Numbers as Go reads and prints them (strconv), whatever the locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hookbox {

enum class GoNumber { ok, malformed, out_of_range };

/// strconv.ParseInt with base 0: sign, then 0x, 0o, 0b or a leading 0 (octal), `_` between digits.
/// Sets `number` (to the nearest limit when out of range) unless malformed.
GoNumber parse_go_integer(std::string_view text, std::int64_t& number);
/// The same without a sign.
GoNumber parse_go_unsigned(std::string_view text, std::uint64_t& number);

/// A decimal literal, `.` and exponent allowed: nothing when it is none or does not fit a double.
std::optional<double> parse_decimal(std::string_view text);

/// Shortest digits that read back as `number`, which is finite: "12345" and the decimal exponent
/// of the first digit; "0" for zero. The sign is not in the digits.
struct Digits {
    std::string digits;
    int exponent = 0;
};
Digits shortest_digits(double number);
Digits shortest_digits(float number);

} // namespace hookbox
