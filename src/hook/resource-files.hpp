// The files of resources: a cache by content that verbs fill, and from it each unit's own copies.
// Blocks; throws Error.
#pragma once

#include "base/fingerprint.hpp"
#include "charm/charm.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace hookbox {

struct ResourcePlaces {
    std::filesystem::path cache; ///< what was given to applications
    std::filesystem::path unit;  ///< the unit's own
};

/// Puts a file's content, or some text, into the cache, to survive a power cut.
Fingerprint keep_resource(const std::filesystem::path& cache, const std::filesystem::path& source);
Fingerprint keep_resource_text(const std::filesystem::path& cache, std::string_view text);

/// Where the unit's copy of that resource is.
std::filesystem::path resource_path(const ResourcePlaces& places, const CharmResource& declared);
/// Makes it be there with that content, unless it is.
void fetch_resource(const ResourcePlaces& places, const CharmResource& declared,
                    const Fingerprint& content);

/// Removes, in `directory` and below it, what was being written when its writer was killed: what
/// nobody has written to for `age`.
void remove_unfinished(const std::filesystem::path& directory, std::chrono::seconds age);

} // namespace hookbox
