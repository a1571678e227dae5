#include "base/error.hpp"
#include "base/file.hpp"
#include "hook/resource-files.hpp"

#include <cstdlib>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

namespace fs = std::filesystem;

struct Folder {
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "resources-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        root = pattern;
        places = {.cache = root / "cache", .unit = root / "unit"};
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(root); }

    fs::path root;
    ResourcePlaces places;
};

const CharmResource file{.name = "soft", .type = "file", .filename = "soft.tgz"};

} // namespace

TEST_CASE("a unit's copy is named by the charm, an image's is called content.yaml") {
    const Folder folder;
    CHECK(resource_path(folder.places, file) == folder.root / "unit/soft/soft.tgz");
    CHECK(resource_path(folder.places, {.name = "img", .type = "oci-image"}) ==
          folder.root / "unit/img/content.yaml");
}

TEST_CASE("a copy is made when it lacks or differs, and only then") {
    const Folder folder;
    write_file(folder.root / "source", "content");
    const Fingerprint content = keep_resource(folder.places.cache, folder.root / "source");
    CHECK(content == keep_resource_text(folder.places.cache, "content"));
    fetch_resource(folder.places, file, content);
    const fs::path copy = resource_path(folder.places, file);
    CHECK(read_file(copy) == "content");
    const auto made = fs::last_write_time(copy) - std::chrono::hours(1);
    fs::last_write_time(copy, made);
    fetch_resource(folder.places, file, content);
    CHECK(fs::last_write_time(copy) == made);
    write_file(copy, "CONTENT");
    fetch_resource(folder.places, file, content);
    CHECK(read_file(copy) == "content");
    fetch_resource(folder.places, file, keep_resource_text(folder.places.cache, "other"));
    CHECK(read_file(copy) == "other");
    CHECK(std::distance(fs::directory_iterator(copy.parent_path()), {}) == 1);
}

TEST_CASE("a damaged cache is told and nothing of it taken") {
    const Folder folder;
    const Fingerprint content = keep_resource_text(folder.places.cache, "content");
    write_file(folder.places.cache / content.hex, "contenT");
    CHECK_THROWS_WITH_AS(fetch_resource(folder.places, file, content), "the stored file is damaged",
                         Error);
    CHECK_FALSE(fs::exists(resource_path(folder.places, file)));
    CHECK_THROWS_AS(keep_resource(folder.places.cache, folder.root / "none"), SystemError);
}

TEST_CASE("what a killed writer left is removed once it is old, and nothing else") {
    const Folder folder;
    const fs::path young = folder.root / "cache/.new-1", old = folder.root / "cache/.new-2",
                   kept = folder.root / "cache/abc", below = folder.root / "unit/soft/.new-3";
    make_private_directories(folder.root / "cache");
    make_private_directories(folder.root / "unit/soft");
    for (const fs::path& path : {young, old, kept, below})
        write_file(path, "half");
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(2);
    for (const fs::path& path : {old, kept})
        fs::last_write_time(path, long_ago);
    remove_unfinished(folder.root / "cache", std::chrono::hours(1));
    CHECK(fs::exists(young));
    CHECK_FALSE(fs::exists(old));
    CHECK(fs::exists(kept));
    remove_unfinished(folder.root / "unit", {});
    CHECK_FALSE(fs::exists(below));
    remove_unfinished(folder.root / "none", {});
}
