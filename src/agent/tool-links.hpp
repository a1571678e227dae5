// The directory that leads a hook's PATH: one link per tool, all to this executable.
#pragma once

#include "hook/compat.hpp"

#include <filesystem>

namespace hookbox {

/// Makes the missing links and corrects those that lead elsewhere; nothing else there is touched.
/// Throws Error.
void link_tools(const std::filesystem::path& directory, Compat compat);

} // namespace hookbox
