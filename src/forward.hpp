// The client half of every hook tool: asks the agent, prints what it answers. Which tools there are
// is the agent's business.
#pragma once

#include <string_view>

namespace hookbox {

/// Whether forward() manages without exceptions and static objects, so that it can run before them.
bool can_forward_early() noexcept;

/// `args` is null-terminated. Gives the process's exit status; all has been printed. Throws Error
/// only where it could not be early: the reason why there is nothing to dial.
int forward(std::string_view tool, const char* const* args);

} // namespace hookbox
