// Commands given as words of a command line. Pure.
#pragma once

#include <string>
#include <vector>

namespace hookbox {

/// For a shell: a single word as it is; of several those quoted that have blanks, `"`, `$` or `\`.
std::string shell_command(const std::vector<std::string>& words);

} // namespace hookbox
