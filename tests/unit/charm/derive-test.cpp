#include "base/error.hpp"
#include "charm/bundle.hpp"
#include "charm/derive.hpp"
#include "scratch.hpp"
#include "value/yaml.hpp"

using namespace hookbox;
namespace fs = std::filesystem;

namespace {

std::string derived(const fs::path& directory, const std::string& path) {
    for (const DerivedFile& file : derived_files(directory))
        if (file.path == path)
            return file.text;
    return "none";
}

constexpr const char* craft = R"~(
type: charm
name: web
title: "Web: a server"
description: |
  Two
  lines
links: {documentation: https://docs.example, contact: [a@b.example]}
base: ubuntu@24.04
parts: {charm: {plugin: charm}}
assumes: [juju >= 3.1]
requires:
  db: {interface: sql, limit: 1}
config:
  options:
    ratio: {type: float, default: 1.0}
    word: {type: string, default: "yes"}
    port: {type: int, default: 80}
actions:
  backup: {description: Save all, params: {name: {type: string}}}
)~";

} // namespace

TEST_CASE("charmcraft.yaml is split into the files of a packed charm") {
    const Scratch tree;
    tree.file("charmcraft.yaml", craft);
    const Value source = parse_yaml(craft);
    const Value metadata = parse_yaml(derived(tree / "", "metadata.yaml"));
    for (const char* key : {"name", "description", "requires", "assumes"}) {
        CAPTURE(key);
        CHECK(metadata[key] == source[key]);
    }
    CHECK(metadata["display-name"] == Value("Web: a server"));
    CHECK(metadata["docs"] == Value("https://docs.example"));
    CHECK(metadata["maintainers"] == source["links"]["contact"]);
    CHECK(metadata["parts"].is_null());
    CHECK(metadata["config"].is_null());
    CHECK(parse_yaml(derived(tree / "", "config.yaml")) == source["config"]);
    CHECK(parse_yaml(derived(tree / "", "actions.yaml")) == source["actions"]);
}

TEST_CASE("derived files read well") {
    const Scratch tree;
    tree.file("charmcraft.yaml", "name: web\nsummary: 'no'\nrequires: {db: {interface: sql}}\n");
    CHECK(derived(tree / "", "metadata.yaml") ==
          "name: web\nrequires:\n  db:\n    interface: sql\nsummary: \"no\"\n");
}

TEST_CASE("files that are there are kept") {
    const Scratch tree;
    tree.file("charmcraft.yaml", craft);
    tree.file("config.yaml", "options: {}\n");
    tree.file("metadata.yaml", "name: other\n");
    tree.file("src/charm.py", "");
    CHECK(derived(tree / "", "metadata.yaml") == "none");
    CHECK(derived(tree / "", "config.yaml") == "none");
    CHECK(derived(tree / "", "dispatch") == "#!/bin/sh\nPYTHONPATH=lib:venv exec ./src/charm.py\n");
    tree.file("hooks/install", "");
    CHECK(derived(tree / "", "dispatch") == "none");
}

TEST_CASE("a source tree is packed with what was derived, which belongs to its digest") {
    const Scratch tree;
    tree.file("source/charmcraft.yaml", craft);
    tree.file("source/src/charm.py", "#!/usr/bin/python3\n");
    const PackedCharm packed = pack_charm(tree / "source", tree / "cache");
    CHECK(packed.warnings ==
          std::vector<std::string>{"making \"" + (tree / "source/src/charm.py").string() +
                                   "\" executable in charm"});
    std::vector<std::string> paths;
    for (const Member& member : bundle_members(packed.charm.directory))
        paths.push_back((member.executable ? "x " : "") + member.path);
    CHECK(paths == std::vector<std::string>{"actions.yaml", "charmcraft.yaml", "config.yaml",
                                            "x dispatch", "metadata.yaml", "src",
                                            "x src/charm.py"});
    CHECK(packed.charm.config.at("word").default_value == Value("yes"));
    CHECK_FALSE(fs::exists(tree / "source/metadata.yaml"));
    // Packed again from its own bundle it is the same charm.
    CHECK(pack_charm(packed.charm.directory, tree / "cache").sha256 == packed.sha256);
}
