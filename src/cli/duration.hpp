// Lengths of time as Go reads them: "30s", "1h15m", "1.5s", "300ms". Pure.
#pragma once

#include <chrono>
#include <string>

namespace hookbox {

/// Throws UsageError with the words of Go's time.ParseDuration. To the microsecond.
std::chrono::microseconds parse_duration(const std::string& text);

} // namespace hookbox
