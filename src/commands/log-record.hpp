// One message of a unit's or the agent's log: read from a line of its file, filtered, and written
// as debug-log shows it (spec §8.3). Pure but for the local time zone.
#pragma once

#include "base/clock.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

struct LogRecord {
    std::string entity; ///< "unit-db-0", "machine-0"
    Time time{};
    std::string level, module, location, message;
    /// Further lines of a message whose beginning was told before.
    bool continued = false;
};

/// `YYYY-MM-DD HH:MM:SS LEVEL module [file:line] message`; nothing for anything else, which belongs
/// to the message before it.
std::optional<LogRecord> parse_log_line(std::string_view entity, std::string_view line);

struct LogFilter {
    /// Entities: a tag, unit, application or machine, with `*`. An empty list leaves all in.
    std::vector<std::string> include = {}, exclude = {};
    /// A module and those below it.
    std::vector<std::string> include_modules = {}, exclude_modules = {};
    int lowest_level = 0;

    [[nodiscard]] bool passes(const LogRecord& record) const;
};

/// TRACE is 1, …, CRITICAL 6, in any case; 0 for anything else.
int level_number(std::string_view level);

struct LogStyle {
    bool date = false, milliseconds = false, utc = false, location = false;
};

/// With its final newline.
std::string log_line(const LogRecord& record, const LogStyle& style);

} // namespace hookbox
