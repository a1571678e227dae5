// Times as Go prints them in JSON and YAML.
#pragma once

#include "base/clock.hpp"

#include <string>

namespace hookbox {

/// RFC 3339 in UTC, with no fraction where there is none and no zeros at its end.
std::string go_time(Time time);

} // namespace hookbox
