// How often a secret is to be renewed, by the calendar (spec §7.8). Pure.
#pragma once

#include "base/clock.hpp"

#include <optional>
#include <string_view>

namespace hookbox {

enum class Rotation { unset, never, hourly, daily, weekly, monthly, quarterly, yearly };
/// "" for unset.
std::string_view rotation_name(Rotation rotation);
std::optional<Rotation> parse_rotation(std::string_view name);
/// When it is due after `last`; nothing for what is never rotated.
std::optional<Time> next_rotation(Rotation rotation, Time last);

} // namespace hookbox
