#include "base/error.hpp"
#include "base/file.hpp"
#include "charm/bundle.hpp"
#include "scratch.hpp"
#include "zip-file.hpp"

using namespace hookbox;
namespace fs = std::filesystem;

namespace {

/// An archive `a.charm` with metadata and install, to which a test adds.
class Archive : public Scratch {
  public:
    [[nodiscard]] fs::path path() const { return *this / "a.charm"; }
    template <class Add> void write(Add add) const {
        ZipFile zip(path());
        zip.add("metadata.yaml", "name: app\n");
        zip.add("hooks/install", "#!/bin/sh\n", S_IFREG | 0755);
        add(zip);
    }
    [[nodiscard]] PackedCharm pack() const { return pack_charm(path(), *this / "cache"); }
    template <class Add> void refused(const std::string& text, Add add) const {
        write(add);
        const std::string whole = "cannot read charm archive \"" + path().string() + "\": " + text;
        CHECK_THROWS_WITH_AS(pack(), whole.c_str(), Error);
        CHECK(fs::is_empty(*this / "cache"));
    }
    /// The same, where a whole charm has been read.
    template <class Add> void disliked(const std::string& text, Add add) const {
        write(add);
        CHECK_THROWS_WITH_AS(pack(), text.c_str(), Error);
        CHECK(fs::is_empty(*this / "cache"));
    }
};

bool is_executable(const fs::path& path) {
    return (fs::status(path).permissions() & fs::perms::owner_exec) != fs::perms::none;
}

} // namespace

TEST_CASE("an archive becomes a bundle with the execute bits it has") {
    const Archive archive;
    archive.write([](ZipFile& zip) {
        zip.add("hooks/start", "#!/bin/sh\n", S_IFREG | 0644)
            .add("empty/", "", S_IFDIR | 0755)
            .add("lib/deep/data", std::string(200'000, 'x'), S_IFREG | 0600)
            .add("bare", "no type", 0700)
            .add("foreign", "", 0777, 0)
            .link("hooks/stop", "../src/missing")
            .link("inside", "lib/deep/../deep/data");
    });
    const PackedCharm packed = archive.pack();
    const fs::path bundle = packed.charm.directory;
    CHECK(packed.warnings.empty());
    CHECK(packed.charm.metadata.name == "app");
    CHECK(bundle == (archive / "cache") / packed.sha256);
    CHECK(is_executable(bundle / "hooks/install"));
    CHECK_FALSE(is_executable(bundle / "hooks/start"));
    CHECK(is_executable(bundle / "bare"));
    CHECK_FALSE(is_executable(bundle / "foreign"));
    CHECK(fs::is_empty(bundle / "empty"));
    CHECK(read_file(bundle / "inside").size() == 200'000);
    CHECK(fs::read_symlink(bundle / "hooks/stop") == "../src/missing");
}

TEST_CASE("a directory and its archive are the same bundle") {
    const Archive archive;
    archive.write([](ZipFile&) {});
    archive.file("source/metadata.yaml", "name: app\n");
    archive.file("source/hooks/install", "#!/bin/sh\n", 0755);
    CHECK(pack_charm(archive / "source", archive / "cache").sha256 == archive.pack().sha256);
}

TEST_CASE("members that lead out of the charm are refused") {
    const Archive archive;
    for (const std::string name :
         {"/etc/passwd", "../outside", "hooks/../../outside", "..", ".", "hooks/./x", "hooks//"})
        archive.refused("member \"" + (name.ends_with('/') ? "hooks/" : name) +
                            "\" leads out of the charm",
                        [&](ZipFile& zip) { zip.add(name, ""); });
    CHECK_FALSE(fs::exists(archive / "outside"));
}

TEST_CASE("links that leave the charm are refused, whatever is between") {
    const Archive archive;
    archive.disliked("symlink \"bad\" is absolute: \"/etc/passwd\"",
                     [](ZipFile& zip) { zip.link("bad", "/etc/passwd"); });
    archive.disliked("symlink \"hooks/bad\" links out of charm: \"../../x\"",
                     [](ZipFile& zip) { zip.link("hooks/bad", "../../x"); });
    // Read as text, the second stays inside.
    archive.disliked("symlink \"bad\" links out of charm: \"a/b/same/../../../x\"",
                     [](ZipFile& zip) {
                         zip.add("a/b/c", "").link("a/b/same", ".");
                         zip.link("bad", "a/b/same/../../../x");
                     });
}

TEST_CASE("nothing is written through a link of the archive") {
    const Archive archive;
    fs::create_directory(archive / "elsewhere");
    archive.write([&](ZipFile& zip) {
        zip.link("lib", (archive / "elsewhere").string()).add("lib/file", "x");
    });
    CHECK_THROWS_AS(archive.pack(), Error);
    CHECK(fs::is_empty(archive / "elsewhere"));
    CHECK(fs::is_empty(archive / "cache"));
}

TEST_CASE("devices, pipes and repeated members are refused") {
    const Archive archive;
    for (const unsigned type : {S_IFCHR, S_IFBLK, S_IFIFO, S_IFSOCK})
        archive.refused("member \"odd\" is no file, directory or link",
                        [&](ZipFile& zip) { zip.add("odd", "", type | 0644); });
    archive.refused("member \"hooks/install\" appears twice",
                    [](ZipFile& zip) { zip.add("hooks/install", ""); });
}

TEST_CASE("what is no archive, or a damaged one, is refused") {
    const Archive archive;
    archive.file("a.charm", "PK\x03\x04 and then nothing");
    const std::string prefix = "cannot read charm archive \"" + archive.path().string() + "\": ";
    CHECK_THROWS_WITH_AS(archive.pack(), (prefix + "not a zip archive").c_str(), Error);
    archive.write([](ZipFile& zip) { zip.add("blob", std::string(1000, 'd')); });
    std::string bytes = read_file(archive.path());
    bytes[bytes.find("blob") + 8] ^= 0x55;
    archive.file("a.charm", bytes);
    CHECK_THROWS_WITH_AS(archive.pack(), (prefix + "member \"blob\" is damaged").c_str(), Error);
    CHECK(fs::is_empty(archive / "cache"));
}

TEST_CASE("an archive that holds no charm is named by its own path") {
    const Archive archive;
    { ZipFile(archive.path()).add("readme", ""); }
    CHECK_THROWS_WITH_AS(
        archive.pack(),
        ("no charm was found at \"" + archive.path().string() + "\": no metadata.yaml").c_str(),
        Error);
    CHECK(fs::is_empty(archive / "cache"));
}
