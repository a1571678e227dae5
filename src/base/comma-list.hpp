// Lists in one text, separated by commas.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

/// Without white space around the items, and without empty items.
std::vector<std::string> split_commas(std::string_view list);

} // namespace hookbox
