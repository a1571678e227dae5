// The order in which go-yaml writes the keys of a map (spec §4.4 "YAML key order").
#pragma once

#include "cli/format.hpp"

#include <vector>

namespace hookbox {

/// The map's entries in that order, which is not transitive for odd sets of keys; the same for the
/// same map.
std::vector<const Value::Map::value_type*> in_yaml_order(const Value::Map& map,
                                                         YamlDialect dialect);

} // namespace hookbox
