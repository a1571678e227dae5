// What there is of storage on disk, below the home: a directory for a filesystem, and for a block
// device a file of its size, which is no device itself. Elsewhere there are only links to it. All
// of this may be done again after a crash at any moment. Blocks; throws Error.
#pragma once

#include "agent/home.hpp"
#include "charm/charm.hpp"
#include "model/storage.hpp"

#include <filesystem>
#include <string_view>

namespace hookbox {

/// Where a charm that declares it so finds it. Throws Error `invalid location "x": must not fall
/// within "…"`.
std::filesystem::path storage_location(const Home& home, const CharmStorage& declared,
                                       std::string_view id);

/// Makes directory or file, and the link to it if `location` is another place. What it makes
/// survives a power cut.
void make_storage(const Home& home, const StorageInstance& instance,
                  const std::filesystem::path& location);

/// Takes such a link away, and nothing else that might be there.
void unlink_storage(const Home& home, std::string_view id, const std::filesystem::path& location);

/// Ends every instance that is dying and attached to nothing, files first.
void discard_storage(const Home& home, const Model& model);

} // namespace hookbox
