#include "value/number.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace hookbox {
namespace {

/// Go's rule: `_` only between digits, or between a base prefix and a digit.
bool underscores_fit(std::string_view text, bool prefixed) {
    bool digit_before = prefixed;
    for (std::size_t index = 0; index < text.size(); ++index) {
        if (text[index] != '_') {
            digit_before = true;
            continue;
        }
        if (!digit_before || index + 1 == text.size() || text[index + 1] == '_')
            return false;
    }
    return true;
}

} // namespace

GoNumber parse_go_unsigned(std::string_view text, std::uint64_t& number) {
    int base = 10;
    bool prefixed = false;
    if (text.size() > 1 && text[0] == '0') {
        prefixed = true;
        const char letter = static_cast<char>(text[1] | 0x20);
        base = letter == 'x' ? 16 : letter == 'b' ? 2 : 8;
        text.remove_prefix(letter == 'x' || letter == 'b' || letter == 'o' ? 2 : 1);
    }
    if (text.empty())
        return GoNumber::malformed;
    std::string digits(text);
    std::erase(digits, '_');
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number, base);
    if (error == std::errc::result_out_of_range) { // whatever follows what is too much
        number = UINT64_MAX;
        return GoNumber::out_of_range;
    }
    if (error != std::errc() || stop != end || !underscores_fit(text, prefixed))
        return GoNumber::malformed;
    return GoNumber::ok;
}

GoNumber parse_go_integer(std::string_view text, std::int64_t& number) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    std::uint64_t magnitude = 0;
    const GoNumber result = parse_go_unsigned(text, magnitude);
    if (result == GoNumber::malformed)
        return result;
    const std::uint64_t limit = std::uint64_t{INT64_MAX} + (negative ? 1 : 0);
    if (magnitude > limit) {
        number = negative ? INT64_MIN : INT64_MAX;
        return GoNumber::out_of_range;
    }
    number = static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
    return GoNumber::ok;
}

std::optional<double> parse_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.find_first_not_of("0123456789.eE+-") != std::string_view::npos ||
        text.starts_with('-') || text.starts_with('+'))
        return std::nullopt;
    double number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (stop != end || error == std::errc::invalid_argument)
        return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        number = std::strtod(std::string(text).c_str(), nullptr); // too small is no error
        if (std::isinf(number))
            return std::nullopt;
    }
    return negative ? -number : number;
}

namespace {

template <class Float> Digits digits_of(Float number) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(number),
                                   std::chars_format::scientific)
                         .ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const auto mark = text.find('e');
    Digits result{std::string(text.substr(0, mark)), 0};
    std::erase(result.digits, '.');
    const bool plus = text[mark + 1] == '+';
    std::from_chars(text.data() + mark + (plus ? 2 : 1), end, result.exponent);
    return result;
}

} // namespace

Digits shortest_digits(double number) {
    return digits_of(number);
}

Digits shortest_digits(float number) {
    return digits_of(number);
}

} // namespace hookbox
