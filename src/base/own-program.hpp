// The executable that this process runs, and the links by which it is called under other names.
#pragma once

#include <filesystem>

namespace hookbox {

/// Throws Error when the file was replaced or removed since the process began.
std::filesystem::path own_program();

/// Lets `link` lead to `target`, whatever it led to before, as one step: somebody may be looking.
/// Throws SystemError.
void put_link(const std::filesystem::path& link, const std::filesystem::path& target);

} // namespace hookbox
