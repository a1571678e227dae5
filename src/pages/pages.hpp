// All that is made from the rows of tools and verbs at build time: their manual pages, the lists in
// the hand-written ones, and what completes them in bash and zsh.
#pragma once

#include "commands/verb.hpp"
#include "tools/tool.hpp"

#include <string>
#include <string_view>

namespace hookbox {

/// Named after the tool.
std::string tool_page(const Tool& tool);
/// "hookbox-" and the verb's name.
std::string page_name(const Verb& verb);
std::string verb_page(const Verb& verb);

/// A hand-written page, in which a line "@VERBS@" stands for all verbs, "@TOOLS@" for all tools,
/// and
/// "@TOOLS READING@", "@TOOLS AT ONCE@", "@TOOLS WITH HOOK@" for those by their effect. Throws
/// Error for another line of that kind.
std::string completed_page(std::string_view page);

/// To be sourced by the shell, or installed where it looks for completions.
std::string bash_completion();
std::string zsh_completion();

} // namespace hookbox
