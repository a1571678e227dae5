// Tools that are to fail or to be slow in a simulated run. Pure.
#pragma once

#include "hook/compat.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace hookbox {

struct ToolFault {
    std::chrono::microseconds delay{};
    std::optional<std::string> failure = {}; ///< the text after "ERROR "
};
/// By the tool's name.
using ToolFaults = std::map<std::string, ToolFault>;

/// What a tool that is to fail says when nobody has chosen its words.
inline constexpr const char* simulated_failure = "simulated failure";

/// "TOOL" or "TOOL=MESSAGE". Throw UsageError with the bare reason.
void add_failure(ToolFaults& faults, const std::string& text);
/// "TOOL=DURATION", as Go writes durations.
void add_delay(ToolFaults& faults, const std::string& text);
/// Throws UsageError, with the nearest one, unless such a Juju has every tool of `faults`.
void require_tools(const ToolFaults& faults, Compat compat);

} // namespace hookbox
