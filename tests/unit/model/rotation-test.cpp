#include "model/rotation.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("rotations follow the calendar as Go does") {
    using namespace std::chrono;
    const Time last = sys_days{2024y / January / 31} + hours(5);
    CHECK(next_rotation(Rotation::never, last) == std::nullopt);
    CHECK(next_rotation(Rotation::hourly, last) == last + hours(1));
    CHECK(next_rotation(Rotation::monthly, last) == sys_days{2024y / March / 2} + hours(5));
    CHECK(next_rotation(Rotation::quarterly, last) == sys_days{2024y / May / 1} + hours(5));
    CHECK(next_rotation(Rotation::yearly, last) == sys_days{2025y / January / 31} + hours(5));
}
