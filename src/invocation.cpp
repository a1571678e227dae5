#include "invocation.hpp"

#include "tools/tool.hpp"

#include <algorithm>
#include <cstdlib>

namespace hookbox {

std::string_view base_name(std::string_view path) noexcept {
    const std::size_t slash = path.rfind('/');
    return slash == path.npos ? path : path.substr(slash + 1);
}

bool is_verb_link(std::string_view name) noexcept {
    return name == "juju-exec" || name == "juju-run" || name == "jujud";
}

std::optional<ToolInvocation> tool_invocation(int argc, const char* const* argv) noexcept {
    if (argc < 1)
        return std::nullopt;
    const std::string_view name = base_name(argv[0]);
    // Without words there is nothing to run: in a hook the agent is asked, as by Juju's client
    // under whatever name, and knows no such tool.
    if (is_verb_link(name) && (argc > 1 || std::getenv("JUJU_CONTEXT_ID") == nullptr))
        return std::nullopt;
    if (name != "hookbox" && name != "juju")
        return ToolInvocation{name, argv + 1};
    const auto tools = all_tools();
    if (argc < 2 || std::none_of(tools.begin(), tools.end(),
                                 [&](const Tool* tool) { return tool->text.name == argv[1]; }))
        return std::nullopt;
    return ToolInvocation{argv[1], argv + 2};
}

} // namespace hookbox
