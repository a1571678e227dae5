// The store of one machine: an SQLite database in a directory, or in memory for simulate and tests.
#pragma once

#include "store/store.hpp"

#include <filesystem>

namespace hookbox {

/// How long a call waits for another process's lock on the database.
inline constexpr std::chrono::milliseconds lock_patience{5000};

std::unique_ptr<Store> open_memory_store();
/// Creates `directory` (0700) and the files in it (0600) when missing.
std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& directory,
                                         std::chrono::milliseconds patience = lock_patience);

} // namespace hookbox
