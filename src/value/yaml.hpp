// YAML in, by libyaml, with the types that Go's yaml.v2 would give (YAML 1.1: `yes` is true).
#pragma once

#include "value/value.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

/// The first document of `text`, null when it is empty. Depth and alias expansion are bounded.
/// Throws Error `<source>:<line>:<column>: <reason>`.
Value parse_yaml(std::string_view text, std::string_view source = "yaml");

/// The same; throws Error, too, when there is more than one document.
Value parse_sole_yaml(std::string_view text, std::string_view source = "yaml");

/// Where in `text`, which parse_yaml accepts, the last of the `keys` stands that can be found, each
/// in the map of the one before or, as a number from 0, in the list: ":<line>:<column>" from 1, ""
/// when there is none.
std::string yaml_place(std::string_view text, const std::vector<std::string>& keys);

/// The same; throws Error with the words of Go's yaml.v2.
Value parse_yaml_as_go(std::string_view text);

/// A `--file` map of strings: plain scalars keep their spelling (`1.50`, `yes`), null is "".
/// Throws Error with the words of Go's yaml.v2 (spec/uniter §4.4 "Map files"), which name the type
/// that was to be read.
std::map<std::string, std::string>
parse_yaml_settings(std::string_view text, std::string_view go_type = "map[string]string");

} // namespace hookbox
