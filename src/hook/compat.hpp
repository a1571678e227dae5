// Which Juju the agent plays: variables, tool list and texts (spec §0 "Profiles").
#pragma once

#include <optional>
#include <string_view>

namespace hookbox {

enum class Compat { juju1 = 1, juju3 = 3, juju4 = 4 };

/// "1", "3" or "4", as operators say it; else nothing.
inline std::optional<Compat> parse_compat(std::string_view text) noexcept {
    for (const Compat compat : {Compat::juju1, Compat::juju3, Compat::juju4})
        if (text.size() == 1 && text[0] - '0' == static_cast<int>(compat))
            return compat;
    return std::nullopt;
}

} // namespace hookbox
