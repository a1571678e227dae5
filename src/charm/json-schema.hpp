// JSON Schema (draft 4) as far as charms use it for the parameters of their actions: every keyword
// but references and formats. Pure.
#pragma once

#include "value/value.hpp"

#include <string>
#include <vector>

namespace hookbox {

/// Throws Misfit at `keys`, or below them, when `schema` is none.
void check_schema(const Value& schema, const std::vector<std::string>& keys);

/// Why `value` does not fit a schema that check_schema() accepts, in the words of Juju's validator:
/// `(root).outfile : must be of type string, given 5`. Empty when it fits.
std::vector<std::string> schema_violations(const Value& schema, const Value& value);

/// `value` with the defaults of those properties that it lacks, nested ones included.
Value::Map with_schema_defaults(const Value& schema, Value::Map value);

} // namespace hookbox
