// What both shells are told about a command, apart from how they want to hear it.
#pragma once

#include "cli/options.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

struct CompletedCommand {
    std::string_view name, summary;
    Options options;
};

/// What the value of an option can be completed to.
struct ValueWords {
    bool files = false;
    std::vector<std::string> choices = {}; ///< "smart|yaml|json" taken apart
};

/// Sorted by name; a verb's aliases are commands, too.
std::vector<CompletedCommand> completed_verbs();
std::vector<CompletedCommand> completed_tools();
ValueWords value_words(const Option& option);
/// The name as one types it: "-o", "--output".
std::string dashed_name(const std::string& name);

} // namespace hookbox
