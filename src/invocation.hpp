// How the program was called: under one of its own names, or as a hook tool.
#pragma once

#include <optional>
#include <string_view>

namespace hookbox {

struct ToolInvocation {
    std::string_view tool;
    const char* const* args; ///< null-terminated
};

/// What follows the last slash.
std::string_view base_name(std::string_view path) noexcept;

/// Whether a link of that name means the verb of that name.
bool is_verb_link(std::string_view name) noexcept;

/// Nothing when this is a call of hookbox itself. Any name but its own is a tool's: only the agent
/// knows which there are. `hookbox TOOL` needs a tool that this build knows.
std::optional<ToolInvocation> tool_invocation(int argc, const char* const* argv) noexcept;

} // namespace hookbox
