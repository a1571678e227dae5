// Output formats of tools and verbs, byte for byte as Go's yaml.v2 and encoding/json print them.
// Rules: spec "JSON", "YAML …", "Line ends".
#pragma once

#include "base/quote.hpp"
#include "value/value.hpp"

#include <string>

namespace hookbox {

enum class Format { smart, yaml, json };
/// The release of Go's yaml package whose output is wanted: Juju 1.x had the first.
enum class YamlDialect { v1, v2 };

/// Throws UsageError `unknown format "x"` (exact case; empty is unknown).
Format parse_format(const std::string& name);

/// As JSON on one line, without the final newline.
std::string to_json(const Value& value);
/// As YAML, ending in one newline.
std::string to_yaml(const Value& value, YamlDialect dialect = YamlDialect::v2);
/// What a tool prints for `value`, including the final newline (or nothing at all).
/// Smart: text as is, True/False, null nothing, everything else as YAML.
std::string format_value(const Value& value, Format format, YamlDialect dialect = YamlDialect::v2);
/// A tool's own list of strings: smart joins with newlines and prints nothing when empty.
std::string format_list(const std::vector<std::string>& items, Format format);

} // namespace hookbox
