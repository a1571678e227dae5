// Readers for the fields of a charm's YAML files. Each throws a Misfit that names the field, `what`
// ("requires.db.limit"), when it is of another kind.
#pragma once

#include "value/value.hpp"

#include <string>
#include <string_view>

namespace hookbox {

/// Throws: `requires.db.limit: expected int, got string`.
[[noreturn]] void refuse_kind(const std::string& what, std::string_view wanted, const Value& value);

/// Whether it can be the name of a charm or of storage: lower-case words of letters and digits
/// joined by single dashes, none a bare number.
bool is_charm_name(std::string_view name);

// What is missing or null is an empty map, "" or false.
const Value::Map& map_of(const Value& value, const std::string& what);
std::string text_of(const Value& value, const std::string& what);
bool boolean_of(const Value& value, const std::string& what);

} // namespace hookbox
