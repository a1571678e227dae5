// Puts a bundle's files into a unit's charm directory (spec §5.5). Blocking.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace hookbox {

/// Which charm is put where.
struct CharmDeployment {
    std::filesystem::path bundle; ///< `<cache>/<sha256>`
    std::string url;              ///< "local:db-0"
    int revision = 0;
    std::filesystem::path unit_directory; ///< the files go to its charm/
};

/// Fills `charm/`, in place of any other charm; after an interruption at any point, the same call,
/// or one for a third charm, completes it. Files that the charm itself made there stay. The member
/// list is kept in `manifests/`, for upgrades. Throws Error when the bundle is missing or damaged.
void deploy_charm(const CharmDeployment& deployment);

/// The URL of the charm whose files are completely there.
std::optional<std::string> deployed_charm(const std::filesystem::path& unit_directory);

} // namespace hookbox
