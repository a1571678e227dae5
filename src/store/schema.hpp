// The tables of an SQLite store and the number of their format.
//   nodes   the tree; `parent` serves children(), `revision` serves changes_since()
//   erased  paths that are gone, the newest `kept_erased` of them
//   state   one row: the store's revision, and the newest revision whose erased paths are forgotten
#pragma once

#include "store/database.hpp"

#include <string>

namespace hookbox {

inline constexpr std::int64_t kept_erased = 10000;

/// Makes the tables in an empty database. Throws Error when the database is somebody else's or of a
/// newer format.
void prepare_schema(Database& database, const std::string& name);

} // namespace hookbox
