// What a plain YAML scalar means to Go's yaml.v2: used to read it, and to know when writing what
// must be quoted to stay text (spec §4.4 "YAML string style").
#pragma once

#include "value/value.hpp"

#include <string_view>

namespace hookbox {

/// Null, bool, int64, uint64 or double; everything else, timestamps too, is text.
Value resolve_yaml(std::string_view plain);

/// Whether yaml.v2 takes the plain text for a point in time.
bool is_yaml_timestamp(std::string_view text);

/// Whether other readers may take the plain text for something else than text.
bool is_ambiguous_yaml(std::string_view text);
/// The same as yaml.v1 sees it, which knows neither points in time nor base 60.
bool is_ambiguous_yaml1(std::string_view text);

} // namespace hookbox
