#include "value/yaml-scalar.hpp"

#include "value/number.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

namespace hookbox {
namespace {

template <std::size_t size>
bool among(const std::array<std::string_view, size>& words, std::string_view text) {
    return std::ranges::find(words, text) != words.end();
}

constexpr std::array<std::string_view, 5> null_words = {"", "~", "null", "Null", "NULL"};
constexpr std::array<std::string_view, 11> true_words = {
    "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"};
constexpr std::array<std::string_view, 11> false_words = {
    "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"};
constexpr std::array<std::string_view, 3> nan_words = {".nan", ".NaN", ".NAN"};
constexpr std::array<std::string_view, 6> infinity_words = {".inf",  ".Inf",  ".INF",
                                                            "+.inf", "+.Inf", "+.INF"};
constexpr std::array<std::string_view, 3> minus_infinity_words = {"-.inf", "-.Inf", "-.INF"};

constexpr bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

constexpr bool starts_number(std::string_view text) {
    return !text.empty() && (is_digit(text[0]) || text[0] == '+' || text[0] == '-');
}

/// Takes things off the front of a text; every step is false when it is not there.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    bool character(std::string_view set) {
        if (rest_.empty() || set.find(rest_[0]) == std::string_view::npos)
            return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::size_t run(std::string_view set) {
        const auto end = std::min(rest_.find_first_not_of(set), rest_.size());
        rest_.remove_prefix(end);
        return end;
    }
    bool number(std::size_t least_digits, std::size_t most_digits, unsigned low, unsigned high,
                unsigned& value) {
        std::size_t count = 0;
        value = 0;
        for (; count < most_digits && count < rest_.size() && is_digit(rest_[count]); ++count)
            value = value * 10 + static_cast<unsigned>(rest_[count] - '0');
        rest_.remove_prefix(count);
        return count >= least_digits && value >= low && value <= high;
    }
    bool number(unsigned high) {
        unsigned value = 0;
        return number(1, 2, 0, high, value);
    }

  private:
    std::string_view rest_;
};

constexpr std::string_view digits = "0123456789";

bool scan_date(Scanner& scanner) {
    unsigned year = 0, month = 0, day = 0;
    return scanner.number(4, 4, 0, 9999, year) && scanner.character("-") &&
           scanner.number(1, 2, 1, 12, month) && scanner.character("-") &&
           scanner.number(1, 2, 1, 31, day) &&
           std::chrono::year_month_day(std::chrono::year(static_cast<int>(year)),
                                       std::chrono::month(month), std::chrono::day(day))
               .ok();
}

bool scan_time(Scanner& scanner) {
    if (!scanner.number(23) || !scanner.character(":") || !scanner.number(59) ||
        !scanner.character(":") || !scanner.number(59))
        return false;
    return !scanner.character(".,") || scanner.run(digits) > 0;
}

bool scan_zone(Scanner& scanner) {
    unsigned number = 0;
    return scanner.character("Z") ||
           (scanner.character("+-") && scanner.number(2, 2, 0, 99, number) &&
            scanner.character(":") && scanner.number(2, 2, 0, 99, number));
}

/// "12:30:45", which YAML 1.1 takes for a number.
bool is_base_60(std::string_view text) {
    Scanner scanner(text);
    scanner.character("+-");
    if (!scanner.character(digits))
        return false;
    scanner.run("0123456789_");
    int groups = 0;
    for (; scanner.character(":"); ++groups)
        if (!scanner.number(59))
            return false;
    if (scanner.character("."))
        scanner.run("0123456789_");
    return groups > 0 && scanner.at_end();
}

/// Without the `_` between digits; as it is when one stands elsewhere.
std::string without_separators(std::string_view text) {
    std::string plain(text);
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (plain[at] != '_')
            continue;
        if (at == 0 || !is_digit(plain[at - 1]) || at + 1 == plain.size() ||
            !is_digit(plain[at + 1]))
            return std::string(text);
        plain.erase(at, 1);
    }
    return plain;
}

Value resolve_number(std::string_view text) {
    std::string plain(text);
    std::erase(plain, '_');
    if (plain.starts_with("0b-") || plain.starts_with("0b+"))
        plain = plain.substr(2, 1) + "0b" + plain.substr(3); // which yaml.v2 happens to take
    std::int64_t integer = 0;
    if (parse_go_integer(plain, integer) == GoNumber::ok)
        return integer;
    std::uint64_t natural = 0;
    if (parse_go_unsigned(plain, natural) == GoNumber::ok)
        return natural;
    if (const auto number = parse_decimal(plain))
        return *number;
    return text;
}

} // namespace

bool is_yaml_timestamp(std::string_view text) {
    Scanner scanner(text);
    if (!scan_date(scanner))
        return false;
    if (scanner.at_end())
        return true;
    if (scanner.character("Tt"))
        return scan_time(scanner) && scan_zone(scanner) && scanner.at_end();
    return scanner.run(" ") > 0 && scan_time(scanner) && scanner.at_end();
}

Value resolve_yaml(std::string_view plain) {
    if (among(null_words, plain))
        return {};
    if (among(true_words, plain))
        return true;
    if (among(false_words, plain))
        return false;
    if (among(nan_words, plain))
        return std::numeric_limits<double>::quiet_NaN();
    if (among(infinity_words, plain))
        return std::numeric_limits<double>::infinity();
    if (among(minus_infinity_words, plain))
        return -std::numeric_limits<double>::infinity();
    if (starts_number(plain))
        return is_yaml_timestamp(plain) ? plain : resolve_number(plain);
    if (plain[0] == '.')
        if (const auto number = parse_decimal(without_separators(plain)))
            return *number;
    return plain;
}

bool is_ambiguous_yaml1(std::string_view text) {
    return !resolve_yaml(text).is<std::string>();
}

bool is_ambiguous_yaml(std::string_view text) {
    return is_ambiguous_yaml1(text) ||
           (starts_number(text) && (is_yaml_timestamp(text) || is_base_60(text)));
}

} // namespace hookbox
