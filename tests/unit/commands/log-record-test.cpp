#include "commands/log-record.hpp"

#include <cstdlib>
#include <ctime>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

LogRecord parsed(const std::string& line, const char* entity = "unit-db-0") {
    const auto record = parse_log_line(entity, line);
    REQUIRE(record);
    return *record;
}

LogRecord record(const char* entity, const char* level, const char* module) {
    LogRecord record;
    record.entity = entity;
    record.level = level;
    record.module = module;
    return record;
}

} // namespace

TEST_CASE("a line of a unit's log is taken apart") {
    const LogRecord found =
        parsed("2024-07-16 02:45:41 WARNING unit.db/0.install logger.go:60 two  words ");
    CHECK(found.entity == "unit-db-0");
    CHECK(to_rfc3339(found.time) == "2024-07-16T02:45:41.000Z");
    CHECK(found.level == "WARNING");
    CHECK(found.module == "unit.db/0.install");
    CHECK(found.location == "logger.go:60");
    CHECK(found.message == "two  words ");
}

TEST_CASE("a line may lack location or message") {
    CHECK(parsed("2024-07-16 02:45:41 INFO juju-log db:1: text").location.empty());
    CHECK(parsed("2024-07-16 02:45:41 INFO juju-log db:1: text").message == "db:1: text");
    CHECK(parsed("2024-07-16 02:45:41 INFO m a.go:1 ").message.empty());
    CHECK(parsed("2024-07-16 02:45:41 INFO hookbox.agent stopped").message == "stopped");
}

TEST_CASE("what is no line of a log belongs to the message before") {
    for (const char* line :
         {"", "text", "2024-07-16 02:45:41", "2024-07-16 02:45:41 LOUD m text",
          "2024-07-16T02:45:41 INFO m text", "2024-07-xx 02:45:41 INFO m text"}) {
        CAPTURE(line);
        CHECK_FALSE(parse_log_line("unit-db-0", line));
    }
}

TEST_CASE("entities are chosen by tag, unit, application, machine or pattern") {
    const LogRecord unit = record("unit-my-db-10", "INFO", "m"),
                    machine = record("machine-0", "INFO", "m");
    for (const char* name : {"unit-my-db-10", "my-db/10", "my-db", "*", "my-*", "unit-*"}) {
        CAPTURE(name);
        CHECK(LogFilter{.include = {name}}.passes(unit));
        CHECK_FALSE(LogFilter{.exclude = {name}}.passes(unit));
    }
    for (const char* name : {"my-db/1", "my", "db", "10", "0", "machine-0"}) {
        CAPTURE(name);
        CHECK_FALSE(LogFilter{.include = {name}}.passes(unit));
    }
    CHECK(LogFilter{.include = {"0"}}.passes(machine));
    CHECK(LogFilter{.include = {"machine-0"}}.passes(machine));
    CHECK_FALSE(LogFilter{.include = {"1"}}.passes(machine));
}

TEST_CASE("filters of one kind are alternatives, of different kinds conditions") {
    const LogRecord one = record("unit-db-0", "INFO", "unit.db/0.juju-log");
    CHECK(LogFilter{.include = {"web", "db"}}.passes(one));
    CHECK_FALSE(LogFilter{.include = {"db"}, .exclude = {"db/0"}}.passes(one));
    CHECK(LogFilter{.include = {"db"}, .include_modules = {"unit.db/0"}}.passes(one));
    CHECK_FALSE(LogFilter{.include = {"db"}, .include_modules = {"unit.d"}}.passes(one));
    CHECK_FALSE(LogFilter{.exclude_modules = {"unit"}}.passes(one));
    CHECK(LogFilter{.exclude_modules = {"unit.db/0.install"}}.passes(one));
    CHECK(LogFilter{.lowest_level = level_number("info")}.passes(one));
    CHECK_FALSE(LogFilter{.lowest_level = level_number("WARN")}.passes(one));
}

TEST_CASE("a record is shown as Juju shows it") {
    const LogRecord one = parsed("2024-07-16 02:45:41 INFO unit.db/0.juju-log logger.go:60 text");
    CHECK(log_line(one, {.utc = true}) == "unit-db-0: 02:45:41 INFO unit.db/0.juju-log text\n");
    CHECK(log_line(one, {.date = true, .milliseconds = true, .utc = true, .location = true}) ==
          "unit-db-0: 2024-07-16 02:45:41.000 INFO unit.db/0.juju-log logger.go:60 text\n");
    ::setenv("TZ", "XST-2", 1);
    ::tzset();
    CHECK(log_line(one, {}) == "unit-db-0: 04:45:41 INFO unit.db/0.juju-log text\n");
    ::setenv("TZ", "UTC", 1);
    ::tzset();
}
