// Text in double quotes with Go's escapes (%q), as Juju's messages show it.
#pragma once

#include <string>
#include <string_view>

namespace hookbox {

std::string go_quoted(std::string_view text);

} // namespace hookbox
