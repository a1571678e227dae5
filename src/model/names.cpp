#include "model/names.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <charconv>
#include <climits>
#include <cstdint>

namespace hookbox {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/// Letters and digits, at least one letter; the first group also starts with one.
bool is_name_group(std::string_view group, bool first) {
    if (first && (group.empty() || !is_letter(group[0])))
        return false;
    return std::all_of(group.begin(), group.end(),
                       [](char c) { return is_letter(c) || is_digit(c); }) &&
           std::any_of(group.begin(), group.end(), is_letter);
}

std::string with_last(std::string_view text, char from, char to) {
    std::string changed(text);
    if (const std::size_t at = changed.rfind(from); at != std::string::npos)
        changed[at] = to;
    return changed;
}

/// Takes the digits at `at` off `text`, without leading zeros.
std::string_view take_number(std::string_view text, std::size_t& at) {
    while (at + 1 < text.size() && text[at] == '0' && is_digit(text[at + 1]))
        ++at;
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at]))
        ++at;
    return text.substr(begin, at - begin);
}

} // namespace

bool is_application_name(std::string_view name) {
    for (bool first = true;; first = false) {
        const std::size_t dash = name.find('-');
        if (!is_name_group(name.substr(0, dash), first))
            return false;
        if (dash == std::string_view::npos)
            return true;
        name.remove_prefix(dash + 1);
    }
}

bool is_unit_name(std::string_view name) {
    const std::size_t slash = name.find('/');
    if (slash == std::string_view::npos || !is_application_name(name.substr(0, slash)))
        return false;
    const std::string_view number = name.substr(slash + 1);
    return number == "0" || (!number.empty() && number[0] != '0' &&
                             std::all_of(number.begin(), number.end(), is_digit));
}

bool is_storage_id(std::string_view id) {
    return is_unit_name(id); // the same form
}

std::string application_of(std::string_view unit) {
    return std::string(unit.substr(0, unit.find('/')));
}

int unit_number(std::string_view unit) {
    int number = 0;
    unit.remove_prefix(unit.find('/') + 1);
    if (std::from_chars(unit.data(), unit.data() + unit.size(), number).ec != std::errc())
        throw Error("unit number \"" + std::string(unit) + "\" is too large");
    return number;
}

std::string unit_tag(std::string_view unit) {
    return "unit-" + unit_node(unit);
}

std::string unit_node(std::string_view unit) {
    return with_last(unit, '/', '-');
}

std::string unit_of_node(std::string_view node) {
    return with_last(node, '-', '/');
}

bool natural_less(std::string_view left, std::string_view right) {
    std::size_t i = 0, j = 0;
    while (i < left.size() && j < right.size()) {
        if (is_digit(left[i]) && is_digit(right[j])) {
            const std::string_view one = take_number(left, i), other = take_number(right, j);
            if (one.size() != other.size())
                return one.size() < other.size();
            if (one != other)
                return one < other;
        } else if (left[i] != right[j]) {
            return static_cast<unsigned char>(left[i]) < static_cast<unsigned char>(right[j]);
        } else {
            ++i;
            ++j;
        }
    }
    if (i < left.size() || j < right.size())
        return j < right.size();
    return left < right;
}

std::optional<int> parse_relation_id(std::string_view text) {
    if (const std::size_t colon = text.rfind(':'); colon != std::string_view::npos)
        text.remove_prefix(colon + 1);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit))
        return std::nullopt;
    std::int64_t number = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc())
        return std::nullopt;
    return static_cast<int>(
        std::clamp<std::int64_t>(negative ? -number : number, INT_MIN, INT_MAX));
}

} // namespace hookbox
