#include "charm/storage-directive.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace hookbox {
namespace {

constexpr std::string_view size_suffixes = "MGTPEZY"; // each 1024 times the one before

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

std::string_view without_sign(std::string_view text) {
    return text.substr(text.starts_with('-') ? 1 : 0);
}

bool is_count(std::string_view field) {
    const std::string_view digits = without_sign(field);
    return !digits.empty() && std::ranges::all_of(digits, is_digit);
}

/// "ebs-ssd"
bool is_pool(std::string_view field) {
    const auto inner = std::ranges::find_if_not(field, is_letter);
    return is_letter(field.front()) && std::all_of(inner, field.end(), [](char letter) {
               return is_letter(letter) || is_digit(letter) || letter == '-' || letter == '?';
           });
}

/// "10G", "1.5GiB"
bool is_size(std::string_view field) {
    std::string_view rest = without_sign(field);
    const auto skip_digits = [&rest] {
        const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        rest.remove_prefix(digits);
        return digits > 0;
    };
    if (!skip_digits())
        return false;
    if (rest.starts_with('.')) {
        rest.remove_prefix(1);
        if (!skip_digits())
            return false;
    }
    if (rest.empty() || size_suffixes.find(rest.front()) == std::string_view::npos)
        return false;
    rest.remove_prefix(1);
    return rest.empty() || rest == "B" || rest == "iB";
}

[[noreturn]] void refuse_twice(const char* what, const std::string& before,
                               const std::string& after) {
    throw UsageError(std::string(what) + " is already set to " + before + ", new value " + after +
                     " not valid");
}

/// Whether the field is a count that can be stored at all.
bool take_count(StorageDirective& directive, std::string_view field) {
    if (!is_count(field))
        return false;
    std::int64_t count = 0;
    const auto parsed = std::from_chars(field.data(), field.data() + field.size(), count);
    if (parsed.ec == std::errc::result_out_of_range && !field.starts_with('-'))
        return false;
    if (count <= 0)
        throw UsageError("cannot parse count: count must be greater than zero, got " +
                         go_quoted(field));
    if (directive.count != 0)
        refuse_twice("storage instance count", std::to_string(directive.count),
                     std::to_string(count));
    directive.count = count;
    return true;
}

bool take_size(StorageDirective& directive, std::string_view field) {
    if (!is_size(field))
        return false;
    std::int64_t size = 0;
    try {
        size = parse_storage_size(field);
    } catch (const UsageError& error) {
        throw UsageError(std::string("cannot parse size: ") + error.what());
    }
    if (directive.size != 0)
        refuse_twice("storage size", std::to_string(directive.size), std::to_string(size));
    directive.size = size;
    return true;
}

void take_field(StorageDirective& directive, std::string_view field) {
    if (is_pool(field)) {
        if (!directive.pool.empty())
            refuse_twice("pool name", go_quoted(directive.pool), go_quoted(field));
        directive.pool = field;
    } else if (!take_count(directive, field) && !take_size(directive, field)) {
        throw UsageError("unrecognized storage constraint " + go_quoted(field) + " not valid");
    }
}

} // namespace

std::int64_t parse_storage_size(std::string_view text) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    double factor = 1;
    std::string_view number = text;
    if (end > 0 && end < text.size()) {
        const std::string_view suffix = text.substr(end);
        const std::size_t power = size_suffixes.find(suffix.front());
        const std::string_view tail = suffix.substr(1);
        if (power == std::string_view::npos || (!tail.empty() && tail != "B" && tail != "iB"))
            throw UsageError("invalid multiplier suffix " + go_quoted(suffix) +
                             ", expected one of " + std::string(size_suffixes));
        factor = std::pow(1024.0, static_cast<double>(power));
        number = text.substr(0, end);
    }
    double value = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), value,
                                        std::chars_format::fixed);
    if (parsed.ec != std::errc() || parsed.ptr != number.data() + number.size() || value < 0)
        throw UsageError("expected a non-negative number, got " + go_quoted(number));
    return static_cast<std::int64_t>(std::min(std::ceil(value * factor), 9e18));
}

StorageDirective parse_storage_directive(std::string_view text) {
    StorageDirective directive;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(',', start), text.size());
        if (end > start)
            take_field(directive, text.substr(start, end - start));
        start = end + 1;
    }
    if (directive == StorageDirective{})
        throw UsageError("storage constraints require at least one field to be specified");
    directive.count = std::max<std::int64_t>(directive.count, 1);
    return directive;
}

StorageDirectives parse_storage_directives(const std::vector<std::string>& words) {
    StorageDirectives directives;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (name.empty() || std::ranges::count(word, '=') > 1)
            throw UsageError("expected \"name=constraints\" or \"name\", got " + go_quoted(word));
        if (directives.contains(name))
            throw UsageError("storage " + go_quoted(name) + " specified more than once");
        StorageDirective& directive = directives[name];
        directive.count = 1;
        if (equals == std::string::npos)
            continue;
        try {
            directive = parse_storage_directive(std::string_view(word).substr(equals + 1));
        } catch (const UsageError& error) {
            throw UsageError("cannot parse constraints for storage " + go_quoted(name) + ": " +
                             error.what());
        }
    }
    return directives;
}

} // namespace hookbox
