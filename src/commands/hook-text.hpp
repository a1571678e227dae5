// What history and show-hook have in common: how a hook's figures read.
#pragma once

#include "agent/hook-record.hpp"

#include <chrono>
#include <string>

namespace hookbox {

/// "0", "430us", "12ms", "1.5s", "2m5s": two or three digits that tell.
std::string short_duration(std::chrono::microseconds duration);
/// "succeeded", "failed: exit status 3", "missing".
std::string result_text(const HookRecord& record);

} // namespace hookbox
