// What a simulated run's tool calls have done, one by one: told at once, and kept.
#pragma once

#include "hook/context.hpp"
#include "service/service.hpp"
#include "value/value.hpp"

#include <string>

namespace hookbox {

/// What of the effects `after` was not among those `before`: of lists the items added.
Value added_effects(const Value& before, const Value& after);

/// {"argv", "exit", "duration_us", "stdout", "stderr", "applies", "effect"}: `applies` is "at once"
/// or "with the hook", `effect` what the call has added to the effects; neither where it has none.
Value traced_call(const ToolCall& call, const Value& effect);
/// `+ open-port 80 [exit 0, 0.2 ms] {"ports_open":{"":["80/tcp"]}}`, without the line's end.
std::string trace_line(const Value& traced);

} // namespace hookbox
