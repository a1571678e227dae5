#include "base/error.hpp"
#include "cli/duration.hpp"

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

TEST_CASE("durations are read as Go reads them") {
    CHECK(parse_duration("30s") == 30s);
    CHECK(parse_duration("10m") == 10min);
    CHECK(parse_duration("1h15m30.5s") == 1h + 15min + 30s + 500ms);
    CHECK(parse_duration("300ms") == 300ms);
    CHECK(parse_duration("7us") == 7us);
    CHECK(parse_duration("1ns") == 1us);
    CHECK(parse_duration("0.1ns") == 0us);
    CHECK(parse_duration("7µs") == 7us);
    CHECK(parse_duration(".5s") == 500ms);
    CHECK(parse_duration("1.s") == 1s);
    CHECK(parse_duration("-2s") == -2s);
    CHECK(parse_duration("+2s") == 2s);
    CHECK(parse_duration("0") == 0s);
}

TEST_CASE("a malformed duration is refused in Go's words") {
    const auto message = [](const char* text) -> std::string {
        try {
            (void)parse_duration(text);
        } catch (const UsageError& error) {
            return error.what();
        }
        return "accepted";
    };
    CHECK(message("") == "time: invalid duration \"\"");
    CHECK(message("soon") == "time: invalid duration \"soon\"");
    CHECK(message(".s") == "time: invalid duration \".s\"");
    CHECK(message("-") == "time: invalid duration \"-\"");
    CHECK(message("30") == "time: missing unit in duration \"30\"");
    CHECK(message("3d") == "time: unknown unit \"d\" in duration \"3d\"");
    CHECK(message("3s4") == "time: missing unit in duration \"3s4\"");
    CHECK(message("9999999999h") == "time: invalid duration \"9999999999h\"");
}
