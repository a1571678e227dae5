// The order in which go-yaml 2 writes the keys of a map (spec §4.4 "YAML key order").
#pragma once

#include "value/value.hpp"

#include <string_view>
#include <vector>

namespace hookbox {

/// Not transitive for odd sets of keys.
bool yaml_key_less(std::string_view left, std::string_view right);
/// The map's entries in that order; the same for the same map.
std::vector<const Value::Map::value_type*> in_yaml_order(const Value::Map& map);

} // namespace hookbox
