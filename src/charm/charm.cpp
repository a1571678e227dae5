#include "charm/charm.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

namespace hookbox {

namespace fs = std::filesystem;

Charm read_charm(const fs::path& directory) {
    if (!fs::is_directory(directory))
        throw Error("no charm was found at \"" + directory.string() +
                    "\": " + (fs::exists(directory) ? "not a directory" : "no such directory"));
    const fs::path metadata = directory / "metadata.yaml";
    const fs::path charmcraft = directory / "charmcraft.yaml";
    const fs::path config = directory / "config.yaml";
    const fs::path actions = directory / "actions.yaml";

    Charm charm{.directory = directory, .metadata = {}, .config = {}, .actions = {}};
    if (fs::exists(metadata))
        charm.metadata = parse_metadata(read_file(metadata), metadata.string());
    else if (fs::exists(charmcraft))
        charm.metadata = parse_metadata(read_file(charmcraft), charmcraft.string());
    else
        throw Error("no charm was found at \"" + directory.string() + "\": no metadata.yaml");

    if (fs::exists(config))
        charm.config = parse_config_schema(read_file(config), config.string());
    else if (fs::exists(charmcraft))
        charm.config = parse_charmcraft_config(read_file(charmcraft), charmcraft.string());

    if (fs::exists(actions))
        charm.actions = parse_actions(read_file(actions), actions.string(), charm.metadata.name);
    else if (fs::exists(charmcraft))
        charm.actions = parse_charmcraft_actions(read_file(charmcraft), charmcraft.string(),
                                                 charm.metadata.name);

    // The last is what a dispatch is derived for.
    if (!fs::exists(directory / "dispatch") && !fs::is_directory(directory / "hooks") &&
        !fs::exists(directory / "src/charm.py"))
        throw Error("no charm was found at \"" + directory.string() +
                    "\": neither hooks/ nor dispatch");
    return charm;
}

} // namespace hookbox
