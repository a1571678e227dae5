#include "base/clock.hpp"
#include "base/error.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("a time survives its stored form to the millisecond") {
    const Time time{std::chrono::milliseconds{1721097941123}};
    CHECK(to_rfc3339(time) == "2024-07-16T02:45:41.123Z");
    CHECK(from_rfc3339("2024-07-16T02:45:41.123Z") == time);
}

TEST_CASE("anything but the stored form is refused") {
    for (const char* text : {"", "2024-07-16", "2024-07-16T02:45:41Z", "2024-07-16T02:45:41.123Zx"})
        CHECK_THROWS_AS(from_rfc3339(text), Error);
}
