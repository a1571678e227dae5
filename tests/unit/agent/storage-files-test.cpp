#include "agent/storage-files.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <cstdlib>
#include <fstream>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

namespace fs = std::filesystem;

struct Disk {
    Disk() {
        std::string pattern = (fs::temp_directory_path() / "storage-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        root = fs::canonical(pattern);
        home.emplace(root / "home");
    }
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;
    ~Disk() { fs::remove_all(root); }

    void make(const char* kind, const fs::path& location, std::int64_t mebibytes = 3) const {
        StorageInstance instance;
        instance.id = "data/0";
        instance.kind = kind;
        instance.size = mebibytes;
        make_storage(*home, instance, location);
    }
    [[nodiscard]] fs::path files() const { return home->storage() / "data/0"; }

    fs::path root;
    std::optional<Home> home;
};

CharmStorage declared(std::string location, int maximum) {
    return {
        .name = "data", .type = "filesystem", .location = std::move(location), .maximum = maximum};
}

} // namespace

TEST_CASE("storage is where the charm wants it, or below the home") {
    const Disk disk;
    const Home& home = *disk.home;
    CHECK(storage_location(home, declared("", 1), "data/0") == disk.files());
    CHECK(storage_location(home, declared("/srv/x", 1), "data/0") == "/srv/x");
    CHECK(storage_location(home, declared("/srv//x/", -1), "data/7") == "/srv/x/data/7");
    CHECK(storage_location(home, {.name = "d", .type = "block"}, "data/0") == disk.files());
    CHECK_THROWS_AS(storage_location(home, declared(home.storage() / "x", 1), "data/0"), Error);
    CHECK_NOTHROW(storage_location(home, declared(home.root() / "storage-2", 1), "data/0"));
}

TEST_CASE("a filesystem is a directory for us alone, with a link where it is wanted") {
    const Disk disk;
    const fs::path place = disk.root / "deep/place";
    for (int again = 0; again < 2; ++again)
        disk.make("filesystem", place);
    CHECK((fs::status(disk.files()).permissions() & fs::perms::mask) == fs::perms::owner_all);
    CHECK(fs::read_symlink(place) == disk.files());
    unlink_storage(*disk.home, "data/1", place);
    CHECK(fs::is_symlink(place));
    unlink_storage(*disk.home, "data/0", place);
    CHECK_FALSE(fs::exists(place));
    CHECK(fs::is_directory(disk.files()));
}

TEST_CASE("what stands at its place already is left alone") {
    const Disk disk;
    fs::create_directory(disk.root / "taken");
    CHECK_THROWS_WITH_AS(
        disk.make("filesystem", disk.root / "taken"),
        ("there is something at \"" + (disk.root / "taken").string() + "\" already").c_str(),
        Error);
    unlink_storage(*disk.home, "data/0", disk.root / "taken");
    CHECK(fs::is_directory(disk.root / "taken"));
}

TEST_CASE("a block device is a file of its size that is never cut") {
    const Disk disk;
    disk.make("block", disk.files());
    CHECK(fs::file_size(disk.files()) == 3 << 20);
    fs::resize_file(disk.files(), 5 << 20);
    disk.make("block", disk.files());
    CHECK(fs::file_size(disk.files()) == 5 << 20);
    // 16 EiB and 8 EiB, no bytes and fewer when counted in 64 bits.
    CHECK_THROWS_AS(disk.make("block", disk.files(), std::int64_t{1} << 44), SystemError);
    CHECK_THROWS_AS(disk.make("block", disk.files(), std::int64_t{1} << 43), SystemError);
}

TEST_CASE("only what is dying and attached to nothing is removed") {
    const Disk disk;
    disk.make("filesystem", disk.files());
    const auto store = open_store("memory:");
    const Model model(*store);
    const auto put = [&](Life life, const char* unit, bool keep = false) {
        commit_with_retry(model, [&](Change& change) {
            StorageInstance instance =
                find_storage_instance(model, "data/0").value_or(StorageInstance{});
            instance.id = "data/0";
            instance.life = life;
            instance.unit = unit;
            instance.keep_files = keep;
            put_storage_instance(change, model, instance);
        });
        discard_storage(*disk.home, model);
        return find_storage_instance(model, "data/0").has_value();
    };
    CHECK(put(Life::alive, ""));
    CHECK(put(Life::dying, "app/0"));
    CHECK(fs::exists(disk.files()));
    CHECK_FALSE(put(Life::dying, "", true));
    CHECK(fs::exists(disk.files()));
    CHECK_FALSE(put(Life::dying, ""));
    CHECK_FALSE(fs::exists(disk.files()));
}
