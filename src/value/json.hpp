// JSON in, and the compact JSON the store keeps. What tools print is cli/format's business.
#pragma once

#include "value/value.hpp"

#include <string>
#include <string_view>

namespace hookbox {

/// Numbers without `.`, `e`, `E` become int64, else uint64, else double. Nesting is bounded.
/// Throws Error `<source>:<line>:<column>: <reason>`; `source` names the text in it.
Value parse_json(std::string_view text, std::string_view source = "json");

/// One line that parse_json reads back the same (doubles keep a point or an exponent), but that an
/// invalid byte of text becomes U+FFFD.
std::string to_plain_json(const Value& value);

/// One line; text that is no UTF-8 becomes {"b64": "…"} and is read back by from_stored.
std::string to_stored(const Value& value);
Value from_stored(std::string_view text, std::string_view source);

} // namespace hookbox
