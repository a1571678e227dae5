// Calls of hookbox under its own names: verbs, help, version.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

/// `program` is the name it was called by. Gives the exit status. Throws what a verb throws;
/// UsageError for an unknown name.
int dispatch(std::string_view program, const std::vector<std::string>& words);

} // namespace hookbox
