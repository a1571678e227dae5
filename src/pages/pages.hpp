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
/// Whether a verb of that name is called by links, too: juju-exec is found on Juju's machines.
bool is_program(std::string_view verb) noexcept;
/// "hookbox-" and the verb's name; that alone where it is a program's.
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
