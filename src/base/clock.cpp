#include "base/clock.hpp"

#include "base/error.hpp"

#include <cstdio>

namespace hookbox {

std::string to_rfc3339(Time time) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()),
                  unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
                  int(clock.minutes().count()), int(clock.seconds().count()),
                  int(clock.subseconds().count()));
    return text;
}

Time from_rfc3339(const std::string& text) {
    using namespace std::chrono;
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milli = 0, length = 0;
    if (std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d.%3dZ%n", &year, &month, &day, &hour,
                    &minute, &second, &milli, &length) != 7 ||
        length != static_cast<int>(text.size()))
        throw Error("malformed time \"" + text + "\"");
    const auto date = std::chrono::year{year} / month / day;
    return sys_days{date} + hours{hour} + minutes{minute} + seconds{second} + milliseconds{milli};
}

namespace {

/// Consumes `digits` digits and, if given, what follows them; nothing when that is not there.
std::optional<int> take_number(std::string_view& text, std::size_t digits, char then = 0) {
    int number = 0;
    if (text.size() < digits + (then != 0 ? 1 : 0))
        return std::nullopt;
    for (const char digit : text.substr(0, digits)) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        number = number * 10 + (digit - '0');
    }
    text.remove_prefix(digits);
    if (then != 0) {
        if (text.front() != then)
            return std::nullopt;
        text.remove_prefix(1);
    }
    return number;
}

/// ".123456789" and the like, as milliseconds; Go takes a comma, too.
std::chrono::milliseconds take_fraction(std::string_view& text) {
    int milliseconds = 0;
    int unit = 100;
    if (text.size() < 2 || (text[0] != '.' && text[0] != ',') || text[1] < '0' || text[1] > '9')
        return {};
    text.remove_prefix(1);
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        milliseconds += (text.front() - '0') * unit;
        unit /= 10;
        text.remove_prefix(1);
    }
    return std::chrono::milliseconds(milliseconds);
}

/// "Z" or "+02:00", which must be all that is left.
std::optional<std::chrono::minutes> take_zone(std::string_view text) {
    if (text == "Z")
        return std::chrono::minutes(0);
    const bool west = text.starts_with('-');
    if (!west && !text.starts_with('+'))
        return std::nullopt;
    text.remove_prefix(1);
    const auto hours = take_number(text, 2, ':');
    const auto minutes = hours ? take_number(text, 2) : std::nullopt;
    if (!minutes || !text.empty() || *hours > 24 || *minutes > 60)
        return std::nullopt;
    const std::chrono::minutes offset(*hours * 60 + *minutes);
    return west ? -offset : offset;
}

} // namespace

std::optional<Time> parse_rfc3339(std::string_view text) {
    using namespace std::chrono;
    const auto year = take_number(text, 4, '-');
    const auto month = year ? take_number(text, 2, '-') : std::nullopt;
    const auto day = month ? take_number(text, 2, 'T') : std::nullopt;
    const bool one_digit = text.substr(0, 2).ends_with(':'); // fine with Go for hours alone
    const auto hour = day ? take_number(text, one_digit ? 1 : 2, ':') : std::nullopt;
    const auto minute = hour ? take_number(text, 2, ':') : std::nullopt;
    const auto second = minute ? take_number(text, 2) : std::nullopt;
    if (!second || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    const milliseconds fraction = take_fraction(text);
    const auto zone = take_zone(text);
    const year_month_day date = std::chrono::year{*year} / *month / *day;
    if (!zone || !date.ok())
        return std::nullopt;
    return sys_days{date} + hours{*hour} + minutes{*minute} + seconds{*second} + fraction - *zone;
}

} // namespace hookbox
