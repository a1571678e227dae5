// Base64 with the standard alphabet and padding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hookbox {

std::string to_base64(std::string_view bytes);
/// Line breaks are skipped; nothing when `text` is no base64.
std::optional<std::string> from_base64(std::string_view text);

} // namespace hookbox
