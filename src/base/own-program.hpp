// The executable that this process runs, and the links by which it is called under other names.
#pragma once

#include <filesystem>

namespace hookbox {

/// Where it was at the first call: one that has been replaced since then goes on under that name.
/// Throws Error when the file had been replaced or removed by then.
const std::filesystem::path& own_program();

/// Lets `link` lead to `target`, whatever it led to before, as one step: somebody may be looking.
/// Throws SystemError.
void put_link(const std::filesystem::path& link, const std::filesystem::path& target);

} // namespace hookbox
