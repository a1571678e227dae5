#include "commands/local-time.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace hookbox {
namespace {

std::string formatted(const std::tm& parts, const std::string& format) {
    char text[128];
    return {text, std::strftime(text, sizeof text, format.c_str(), &parts)};
}

std::time_t seconds_of(Time time) {
    return std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(time));
}

std::string zone(long offset) {
    if (offset == 0)
        return "Z";
    const unsigned minutes = static_cast<unsigned>(std::labs(offset) / 60) % (24 * 60);
    char text[16];
    std::snprintf(text, sizeof text, "%c%02u:%02u", offset < 0 ? '-' : '+', minutes / 60,
                  minutes % 60);
    return text;
}

} // namespace

std::string local_time(Time time, std::string format) {
    const std::time_t seconds = seconds_of(time);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    if (const auto at = format.find("%z"); at != std::string::npos)
        format.replace(at, 2, zone(parts.tm_gmtoff));
    return formatted(parts, format);
}

std::string utc_time(Time time, const std::string& format) {
    const std::time_t seconds = seconds_of(time);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    return formatted(parts, format);
}

} // namespace hookbox
