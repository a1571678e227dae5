// `status` for programs: the keys of spec §8.2, in Juju's order. Pure but for the local time zone.
#pragma once

#include "commands/status-report.hpp"
#include "value/value.hpp"

namespace hookbox {

/// `iso`: times as `2024-07-16 02:45:41Z` instead of `16 Jul 2024 02:45:41Z` in the local zone.
/// `json`: for that format, in which Juju writes one name otherwise.
Value status_value(const StatusReport& report, bool iso, bool json = false);

} // namespace hookbox
