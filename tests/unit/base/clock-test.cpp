#include "base/clock.hpp"
#include "base/error.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("a time survives its stored form to the millisecond") {
    const Time time{std::chrono::milliseconds{1721097941123}};
    CHECK(to_rfc3339(time) == "2024-07-16T02:45:41.123Z");
    CHECK(from_rfc3339("2024-07-16T02:45:41.123Z") == time);
}

TEST_CASE("a time of any zone is read, to the millisecond") {
    const Time time{std::chrono::milliseconds{1721097941123}};
    CHECK(parse_rfc3339("2024-07-16T02:45:41.123456789Z") == time);
    CHECK(parse_rfc3339("2024-07-16T04:15:41.123+01:30") == time);
    CHECK(parse_rfc3339("2024-07-15T21:45:41.1239-05:00") == time);
    CHECK(parse_rfc3339("2024-07-16T2:45:41,123Z") == time);
    for (const char* text : {"", "2024-07-16", "2024-02-30T00:00:00Z", "2024-07-16T24:00:00Z",
                             "2024-07-16T02:45:41", "2024-07-16T02:45:41+0100",
                             "2024-07-16T02:45:41.Z", "2024-07-16T:45:41Z", "2024-07-16T02:5:41Z"})
        CHECK_FALSE(parse_rfc3339(text));
}

TEST_CASE("anything but the stored form is refused") {
    for (const char* text : {"", "2024-07-16", "2024-07-16T02:45:41Z", "2024-07-16T02:45:41.123Zx"})
        CHECK_THROWS_AS(from_rfc3339(text), Error);
}
