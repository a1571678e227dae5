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

} // namespace hookbox
