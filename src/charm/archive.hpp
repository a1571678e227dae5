// Unpacking a `.charm` file, which is a zip archive (spec §1.10). Nothing in it is trusted.
#pragma once

#include <filesystem>

namespace hookbox {

/// Fills the empty directory `target`. Execute bits stay as the archive has them; nothing is
/// written outside `target`, whatever the members are called and wherever links lead (where that
/// is, is for the caller to judge). Throws Error naming the archive for what is no file, directory
/// or link, for damage, and beyond 1 GiB or 100,000 members.
void unpack_archive(const std::filesystem::path& archive, const std::filesystem::path& target);

} // namespace hookbox
