// Where in a JSON text something stands, for messages. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

/// As yaml_place: where in `text`, which parse_json accepts, the last of the `keys` stands that can
/// be found: ":<line>:<column>" from 1.
std::string json_place(std::string_view text, const std::vector<std::string>& keys);

} // namespace hookbox
