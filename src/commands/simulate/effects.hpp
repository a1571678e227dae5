// What a simulated run has done, as simulate writes it (man/hookbox-simulate.1, "EFFECTS").
#pragma once

#include "hook/context.hpp"

#include <string>
#include <vector>

namespace hookbox {

struct LogLine {
    std::string level, module, message;
};

/// A map; what has not changed has no key.
Value effects_value(const Effects& effects, const std::vector<LogLine>& log);

} // namespace hookbox
