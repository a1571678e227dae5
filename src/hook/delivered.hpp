// Values as a controller delivers them to a charm. Pure.
#pragma once

#include "value/value.hpp"

namespace hookbox {

/// Its answers are JSON, in which every number is a float.
Value as_delivered(const Value& value);

} // namespace hookbox
