// The process of a simulated run: what is executed, where and with which variables.
#pragma once

#include "base/process.hpp"
#include "commands/simulate/folder.hpp"
#include "commands/simulate/state.hpp"
#include "rpc/message.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace hookbox {

struct ProgramRequest {
    std::vector<std::string> command; ///< empty: the charm's own program for the hook or action
    std::filesystem::path charm;      ///< absolute; "" = none, and the current directory
};

/// Nothing when the charm has none for this hook. Throws Error for what cannot be run.
std::optional<ProcessSetup> program_of(const ProgramRequest& request, const Model& model,
                                       const SimulatedRun& run, const SimulationFolder& folder);

/// The call that the command is when it is that of a tool by its name, which comes before any
/// program called so.
std::optional<ToolRequest> tool_call_of(const ProgramRequest& request, const SimulatedRun& run);

} // namespace hookbox
