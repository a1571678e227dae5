// Operations as operations and show-operation print them.
#pragma once

#include "model/operation.hpp"

namespace hookbox {

/// summary, status, fail, action, timing and tasks, in this order.
Value operation_value(const Model& model, const ActionOperation& operation, bool utc);

} // namespace hookbox
