// Makes written files survive a power cut. Blocks for as long as the disk needs.
#pragma once

#include <filesystem>

namespace hookbox {

/// All that was written so far to the file system that holds `directory`: one wait, however many
/// files there are. Throws SystemError.
void sync_file_system(const std::filesystem::path& directory);

/// The names in `directory`: after a rename. Throws SystemError.
void sync_directory(const std::filesystem::path& directory);

} // namespace hookbox
