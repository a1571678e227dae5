#include "model/rotation.hpp"

#include <array>

namespace hookbox {
namespace {

constexpr std::array<std::string_view, 8> rotations = {"",       "never",   "hourly",    "daily",
                                                       "weekly", "monthly", "quarterly", "yearly"};

/// `count` months on, where the 31st of a shorter month is the next one's first days, as Go counts.
Time months_later(Time time, int count) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const auto month = year_month{date.year(), date.month()} + months(count);
    return sys_days{month / 1} + (date.day() - std::chrono::day{1}) + (time - day);
}

} // namespace

std::string_view rotation_name(Rotation rotation) {
    return rotations.at(static_cast<std::size_t>(rotation));
}

std::optional<Rotation> parse_rotation(std::string_view name) {
    for (std::size_t i = 0; i < rotations.size(); ++i)
        if (rotations.at(i) == name)
            return static_cast<Rotation>(i);
    return std::nullopt;
}

std::optional<Time> next_rotation(Rotation rotation, Time last) {
    using namespace std::chrono;
    switch (rotation) {
    case Rotation::unset:
    case Rotation::never:
        return std::nullopt;
    case Rotation::hourly:
        return last + hours(1);
    case Rotation::daily:
        return last + days(1);
    case Rotation::weekly:
        return last + weeks(1);
    case Rotation::monthly:
        return months_later(last, 1);
    case Rotation::quarterly:
        return months_later(last, 3);
    case Rotation::yearly:
        return months_later(last, 12);
    }
    return std::nullopt;
}

} // namespace hookbox
