// Packing: a charm's directory or archive becomes a bundle, a directory in the home's cache named
// after its content (spec §1.10.7). Bundles never change once they are there.
#pragma once

#include "charm/charm.hpp"
#include "charm/member.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace hookbox {

struct PackedCharm {
    Charm charm;        ///< its directory is the bundle's
    std::string sha256; ///< the bundle's name
    std::vector<std::string> warnings;
};

/// Reads and packs the charm in `source`, a directory or a `.charm` file, into `cache`; a source
/// tree gets the files it lacks (derive.hpp). `accept` may throw when it does not like the charm.
/// A failure leaves nothing there. Throws Error with Juju's words for what may not be in a charm.
PackedCharm pack_charm(const std::filesystem::path& source, const std::filesystem::path& cache,
                       const std::function<void(const Charm&)>& accept = {});

/// A bundle's members, sorted, their contents not yet hashed. Throws NotFound when it is not there.
std::vector<Member> bundle_members(const std::filesystem::path& bundle);

} // namespace hookbox
