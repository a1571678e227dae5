// A charm's source tree may have a single charmcraft.yaml where a packed charm has several files:
// these are made from it, and so is what starts a charm written in Python.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hookbox {

struct DerivedFile {
    std::string path, text;
    bool executable = false;
};

/// The files that the charm in `directory` lacks: metadata.yaml, config.yaml and actions.yaml as
/// charmcraft.yaml has them; dispatch, when there is nothing to run but src/charm.py.
std::vector<DerivedFile> derived_files(const std::filesystem::path& directory);

} // namespace hookbox
