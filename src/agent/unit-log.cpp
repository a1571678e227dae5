#include "agent/unit-log.hpp"

#include <string>

namespace hookbox {
namespace {

/// Readers of unit logs expect a Go file and line in this place; for what a charm says Juju's is
/// always this one.
constexpr std::string_view location = "logger.go:60";

} // namespace

std::string log_time(Time time) {
    std::string text = to_rfc3339(time).substr(0, 19);
    text[10] = ' ';
    return text;
}

void UnitLog::write(Time now, std::string_view level, std::string_view module,
                    std::string_view message) noexcept {
    if (!levels_.shows(level, module))
        return;
    std::string line = log_time(now);
    for (const std::string_view part : {level, module, location, message})
        line.append(" ").append(part);
    file_.write(line += '\n');
}

} // namespace hookbox
