// Paths of nodes: "/" or "/a/b", without empty names. Pure.
#pragma once

#include <string>
#include <string_view>

namespace hookbox {

/// Throws Error `invalid path "…"` unless `path` names a node.
void require_path(std::string_view path);
/// "/a/b" → "/a", "/a" → "/", "/" → "".
std::string_view parent_of(std::string_view path);
/// What every path below `path` starts with: "/a" → "/a/", "/" and "" → "/".
std::string prefix_below(std::string_view path);
/// The first text after all that start with `prefix`, which must end in '/'.
std::string end_of_prefix(std::string prefix);

} // namespace hookbox
