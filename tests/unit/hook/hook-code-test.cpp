#include "base/file.hpp"
#include "hook/hook-code.hpp"

#include <sys/stat.h>

#include <filesystem>

#include <doctest/doctest.h>

using namespace hookbox;
namespace fs = std::filesystem;

namespace {

struct CharmDirectory {
    fs::path path = fs::temp_directory_path() / ("hookbox-test-" + random_hex(8));
    CharmDirectory() {
        fs::create_directories(path / "hooks");
        write_file(path / "metadata.yaml", "name: c\n");
    }
    CharmDirectory(const CharmDirectory&) = delete;
    CharmDirectory& operator=(const CharmDirectory&) = delete;
    ~CharmDirectory() { fs::remove_all(path); }
    void add(const char* name, unsigned mode) const {
        write_file(path / name, "#!/bin/sh\n", mode);
    }
    [[nodiscard]] std::string reason() const {
        const HookCode code = find_hook_code(path, "hooks/install");
        const auto* unusable = std::get_if<HookUnusable>(&code);
        return unusable != nullptr ? unusable->reason : "";
    }
    [[nodiscard]] bool missing() const {
        return std::holds_alternative<HookMissing>(find_hook_code(path, "hooks/install"));
    }
};

} // namespace

TEST_CASE("a hook is the executable of its name") {
    const CharmDirectory charm;
    CHECK(charm.missing());
    charm.add("hooks/install", 0755);
    const auto script = std::get<HookScript>(find_hook_code(charm.path, "hooks/install"));
    CHECK(script.program == charm.path / "hooks/install");
    CHECK(script.handler() == "explicit, bespoke hook script");
}

TEST_CASE("dispatch is run instead of any hook") {
    const CharmDirectory charm;
    charm.add("hooks/install", 0755);
    charm.add("dispatch", 0755);
    const auto script = std::get<HookScript>(find_hook_code(charm.path, "hooks/install"));
    CHECK(script.program == charm.path / "dispatch");
    CHECK(script.handler() == "hook dispatching script: dispatch");
}

TEST_CASE("code that is there but cannot be run is not missing") {
    const CharmDirectory charm;
    const std::string install = (charm.path / "hooks/install").string();
    charm.add("hooks/install", 0644);
    CHECK(charm.reason() == "exec: \"" + install + "\": permission denied");
    fs::remove(install);
    fs::create_directory(install);
    CHECK(charm.reason() == "exec: \"" + install + "\": is a directory");
    charm.add("dispatch", 0644);
    CHECK(charm.reason() ==
          "exec: \"" + (charm.path / "dispatch").string() + "\": permission denied");
}

TEST_CASE("a link is followed but keeps its name, and a dangling one is missing") {
    const CharmDirectory charm;
    fs::create_symlink("../main", charm.path / "hooks/install");
    CHECK(charm.missing());
    charm.add("main", 0755);
    CHECK(std::get<HookScript>(find_hook_code(charm.path, "hooks/install")).program ==
          charm.path / "hooks/install");
}

TEST_CASE("a charm without its metadata fails every hook") {
    const CharmDirectory charm;
    charm.add("hooks/install", 0755);
    fs::remove(charm.path / "metadata.yaml");
    CHECK(charm.reason() == "charm missing from disk");
    write_file(charm.path / "charmcraft.yaml", "name: c\n");
    CHECK(charm.reason().empty());
}
