// What one state or set of effects has that another has not. Pure.
#pragma once

#include "value/value.hpp"

namespace hookbox {

/// Of maps, the keys whose values are not the same, in turn with what differs below them; null for
/// one that is gone. Lists of maps with an "id" each are compared by it. Everything else is given
/// whole, as it is `after`. An empty map when nothing differs.
Value difference(const Value& before, const Value& after);

} // namespace hookbox
