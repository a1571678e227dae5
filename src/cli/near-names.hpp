// Which known names a mistyped one may have meant.
#pragma once

#include <string_view>
#include <vector>

namespace hookbox {

/// At most three of `names`, the nearest first, none when nothing is near.
std::vector<std::string_view> near_names(std::string_view wrong,
                                         const std::vector<std::string_view>& names);

} // namespace hookbox
