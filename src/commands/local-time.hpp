// Times as verbs print them, in the user's zone (TZ) or in UTC.
#pragma once

#include "base/clock.hpp"

#include <string>

namespace hookbox {

/// By strftime's `format`, in the local zone; `%z` is Go's `Z07:00`: "Z", "+02:00".
std::string local_time(Time time, std::string format);
std::string utc_time(Time time, const std::string& format);

} // namespace hookbox
