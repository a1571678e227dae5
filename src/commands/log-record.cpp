#include "commands/log-record.hpp"

#include "base/error.hpp"
#include "commands/local-time.hpp"

#include <fnmatch.h>
#include <strings.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace hookbox {
namespace {

constexpr std::array<std::string_view, 6> levels = {"TRACE",   "DEBUG", "INFO",
                                                    "WARNING", "ERROR", "CRITICAL"};

/// The text up to the next blank, taken off `rest` together with that blank.
std::string_view take_field(std::string_view& rest) {
    const std::size_t end = rest.find(' ');
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return field;
}

bool is_location(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    return colon != std::string_view::npos && colon > 0 && colon + 1 < text.size() &&
           text.find_first_not_of("0123456789", colon + 1) == std::string_view::npos &&
           text.find('.') < colon;
}

/// "unit-db-0" is also "db/0" and "db", "machine-0" also "0".
std::vector<std::string> names_of(const std::string& entity) {
    std::vector<std::string> names = {entity};
    const std::size_t dash = entity.rfind('-');
    if (entity.starts_with("machine-")) {
        names.push_back(entity.substr(dash + 1));
    } else if (entity.starts_with("unit-") && dash > 5) {
        names.push_back(entity.substr(5, dash - 5));
        names.push_back(names.back() + "/" + entity.substr(dash + 1));
    }
    return names;
}

bool any_names(const std::vector<std::string>& patterns, const std::string& entity) {
    const std::vector<std::string> names = names_of(entity);
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return ::fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
        });
    });
}

bool any_holds(const std::vector<std::string>& modules, const std::string& module) {
    return std::any_of(modules.begin(), modules.end(), [&](const std::string& one) {
        return module == one || module.starts_with(one + ".");
    });
}

} // namespace

int level_number(std::string_view level) {
    const std::string text(level);
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (::strcasecmp(text.c_str(), levels[i].data()) == 0)
            return static_cast<int>(i) + 1;
    return ::strcasecmp(text.c_str(), "WARN") == 0 ? 4 : 0;
}

std::optional<LogRecord> parse_log_line(std::string_view entity, std::string_view line) {
    constexpr std::size_t time_size = 19;
    if (line.size() < time_size || line[10] != ' ')
        return std::nullopt;
    std::string time(line.substr(0, time_size));
    time[10] = 'T';
    LogRecord record;
    try {
        record.time = from_rfc3339(time + ".000Z");
    } catch (const Error&) {
        return std::nullopt;
    }
    std::string_view rest = line.substr(time_size);
    take_field(rest);
    record.level = take_field(rest);
    if (level_number(record.level) == 0)
        return std::nullopt;
    record.entity = entity;
    record.module = take_field(rest);
    if (is_location(rest.substr(0, rest.find(' '))))
        record.location = take_field(rest);
    record.message = rest;
    return record;
}

bool LogFilter::passes(const LogRecord& record) const {
    return (include.empty() || any_names(include, record.entity)) &&
           !any_names(exclude, record.entity) &&
           (include_modules.empty() || any_holds(include_modules, record.module)) &&
           !any_holds(exclude_modules, record.module) && level_number(record.level) >= lowest_level;
}

std::string log_line(const LogRecord& record, const LogStyle& style) {
    if (record.continued)
        return record.message + "\n";
    const char* format = style.date ? "%Y-%m-%d %H:%M:%S" : "%H:%M:%S";
    std::string time = style.utc ? utc_time(record.time, format) : local_time(record.time, format);
    if (style.milliseconds) {
        const auto part = (record.time.time_since_epoch() % std::chrono::seconds(1)).count();
        char text[16];
        std::snprintf(text, sizeof text, ".%03d", static_cast<int>(part));
        time += text;
    }
    std::string line = record.entity + ": " + time + " " + record.level + " " + record.module + " ";
    if (style.location && !record.location.empty())
        line += record.location + " ";
    return line + record.message + "\n";
}

} // namespace hookbox
