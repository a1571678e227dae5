#include "commands/simulate/tool-faults.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"
#include "cli/duration.hpp"
#include "commands/simulate/state-node.hpp"
#include "tools/tool.hpp"

namespace hookbox {

void add_failure(ToolFaults& faults, const std::string& text) {
    const auto equals = text.find('=');
    faults[text.substr(0, equals)].failure =
        equals == std::string::npos ? simulated_failure : text.substr(equals + 1);
}

void add_delay(ToolFaults& faults, const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos)
        throw UsageError("expected TOOL=DURATION");
    const auto delay = parse_duration(text.substr(equals + 1));
    if (delay.count() < 0)
        throw UsageError("negative duration");
    faults[text.substr(0, equals)].delay = delay;
}

void require_tools(const ToolFaults& faults, Compat compat) {
    for (const auto& [name, fault] : faults) {
        if (find_tool(name, compat) != nullptr)
            continue;
        std::vector<std::string_view> known;
        for (const Tool* tool : all_tools())
            if (find_tool(tool->text.name, compat) != nullptr)
                known.push_back(tool->text.name);
        throw UsageError("unknown tool " + go_quoted(name) + "; " + hint(name, known));
    }
}

} // namespace hookbox
