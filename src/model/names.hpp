// Forms of Juju's names and the conversions between them. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hookbox {

bool is_application_name(std::string_view name);
bool is_unit_name(std::string_view name);
bool is_storage_id(std::string_view id); ///< "data/0"
/// "db/3" → "db". The name must be a unit's.
std::string application_of(std::string_view unit);
/// "db/3" → 3. The name must be a unit's.
int unit_number(std::string_view unit);
/// "db/3" → "unit-db-3".
std::string unit_tag(std::string_view unit);
/// "db/3" → "db-3", a unit's name in the store's paths, and back.
std::string unit_node(std::string_view unit);
std::string unit_of_node(std::string_view node);
/// Orders "u/2" before "u/10".
bool natural_less(std::string_view left, std::string_view right);
/// A relation's fake id ("db:3") or bare number → 3; nothing when it is neither. What is before
/// the last colon is not looked at. Numbers past an int, but not 64 bits, become the nearest int.
std::optional<int> parse_relation_id(std::string_view text);

} // namespace hookbox
