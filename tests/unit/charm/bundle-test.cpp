#include "base/error.hpp"
#include "base/file.hpp"
#include "charm/bundle.hpp"
#include "charm/deploy.hpp"
#include "scratch.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <doctest/doctest.h>

using namespace hookbox;
namespace fs = std::filesystem;

namespace {

unsigned mode_of(const fs::path& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 0777;
}

/// A charm `source` and an empty `cache`.
class Packing : public Scratch {
  public:
    Packing() {
        file("source/metadata.yaml", "name: app\nrequires: {db: mysql}\n");
        file("source/hooks/install", "#!/bin/sh\n", 0750);
    }
    [[nodiscard]] fs::path source() const { return *this / "source"; }
    [[nodiscard]] fs::path cache() const { return *this / "cache"; }
    PackedCharm pack() const { return pack_charm(source(), cache()); }
    void refused(const std::string& text) const {
        CHECK_THROWS_WITH_AS(pack(), text.c_str(), Error);
        CHECK((!fs::exists(cache()) || fs::is_empty(cache())));
    }
};

} // namespace

TEST_CASE("a bundle has the charm's files with normal permissions") {
    const Packing charm;
    charm.file("source/lib/data.txt", "data", 0600);
    fs::create_symlink("../lib/data.txt", charm / "source/hooks/link");
    fs::create_directories(charm / "source/empty");
    const auto packed = charm.pack();
    const fs::path bundle = packed.charm.directory;
    CHECK(packed.warnings.empty());
    CHECK(packed.charm.metadata.name == "app");
    CHECK(bundle == charm.cache() / packed.sha256);
    CHECK(packed.sha256.size() == 64);
    CHECK(mode_of(bundle / "hooks/install") == 0755);
    CHECK(mode_of(bundle / "lib/data.txt") == 0644);
    CHECK(mode_of(bundle / "lib") == 0755);
    CHECK(fs::read_symlink(bundle / "hooks/link") == "../lib/data.txt");
    CHECK(fs::is_directory(bundle / "empty"));
}

TEST_CASE("what belongs to no charm and what .jujuignore names is left out") {
    const Packing charm;
    for (const char* path : {".git/config", "build/x", "revision", "version", "notes.md"})
        charm.file(std::string("source/") + path, "x");
    charm.file("source/.jujuignore", "*.md\n");
    const fs::path bundle = charm.pack().charm.directory;
    std::vector<std::string> left;
    for (const Member& member : bundle_members(bundle))
        left.push_back(member.path);
    CHECK(left == std::vector<std::string>{"hooks", "hooks/install", "metadata.yaml"});
}

TEST_CASE("the same files give the same bundle, other files another") {
    const Packing charm;
    const auto first = charm.pack().sha256;
    charm.file("source/.git/x", "ignored");
    fs::permissions(charm / "source/metadata.yaml", fs::perms{0600});
    CHECK(charm.pack().sha256 == first);
    charm.file("source/new", "");
    CHECK(charm.pack().sha256 != first);
    const auto second = charm.pack().sha256;
    fs::permissions(charm / "source/new", fs::perms{0755});
    CHECK(charm.pack().sha256 != second);
}

TEST_CASE("links out of the charm are refused") {
    const Packing charm;
    fs::create_symlink("/etc/passwd", charm / "source/hooks/bad");
    charm.refused("symlink \"hooks/bad\" is absolute: \"/etc/passwd\"");
    fs::remove(charm / "source/hooks/bad");
    fs::create_symlink("../../target", charm / "source/hooks/bad");
    charm.refused("symlink \"hooks/bad\" links out of charm: \"../../target\"");
    fs::remove(charm / "source/hooks/bad");
    fs::create_symlink("..", charm / "source/bad");
    charm.refused("symlink \"bad\" links out of charm: \"..\"");
    fs::remove(charm / "source/bad");

    // Out through another link, by a way too long to be followed beside the cache's own.
    fs::create_directory(charm / "source/sub");
    fs::create_symlink("..", charm / "source/sub/deep");
    std::string way = "sub/deep/..";
    while (way.size() < 4040)
        way += "/.";
    fs::create_symlink(way += "/etc", charm / "source/bad");
    charm.refused("symlink \"bad\" links out of charm: \"" + way + "\"");
}

TEST_CASE("pipes, sockets and devices are refused") {
    const Packing charm;
    REQUIRE(::mkfifo((charm / "source/pipe").c_str(), 0600) == 0);
    charm.refused("file is a named pipe: \"pipe\"");
    fs::remove(charm / "source/pipe");
    const Fd fd{::socket(AF_UNIX, SOCK_STREAM, 0)};
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    (charm / "source/sock").string().copy(address.sun_path, sizeof address.sun_path - 1);
    REQUIRE(::bind(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    charm.refused("file is a socket: \"sock\"");
}

TEST_CASE("an implied hook without execute bit is made executable with a warning") {
    const Packing charm;
    charm.file("source/hooks/db-relation-joined", "#!/bin/sh\n");
    charm.file("source/hooks/helper", "");
    const auto packed = charm.pack();
    CHECK(packed.warnings ==
          std::vector<std::string>{"making \"" +
                                   (charm / "source/hooks/db-relation-joined").string() +
                                   "\" executable in charm"});
    CHECK(mode_of(packed.charm.directory / "hooks/db-relation-joined") == 0755);
    CHECK(mode_of(packed.charm.directory / "hooks/helper") == 0644);
}

TEST_CASE("a directory that is no charm is refused") {
    const Packing charm;
    const std::string source = charm.source();
    fs::remove_all(charm / "source/hooks");
    charm.refused("no charm was found at \"" + source + "\": neither hooks/ nor dispatch");
    charm.file("source/dispatch", "#!/bin/sh\n", 0755);
    CHECK_NOTHROW(charm.pack());
    fs::remove(charm / "source/metadata.yaml");
    CHECK_THROWS_AS(charm.pack(), Error);
    charm.file("source/charmcraft.yaml",
               "name: craft\nconfig: {options: {a: {type: int, default: 1}}}\n");
    CHECK(charm.pack().charm.config.at("a").default_value == Value(1));
    CHECK_THROWS_WITH_AS(
        pack_charm(charm / "nowhere", charm.cache()),
        ("no charm was found at \"" + (charm / "nowhere").string() + "\": no such directory")
            .c_str(),
        Error);
}

TEST_CASE("a bundle that was damaged is packed anew") {
    const Packing charm;
    const auto packed = charm.pack();
    charm.file("cache/" + packed.sha256 + "/hooks/install", "", 0755);
    CHECK_THROWS_WITH_AS(deploy_charm({packed.charm.directory, "local:app-0", 0, charm / "unit"}),
                         doctest::Contains("is damaged"), Error);
    CHECK_FALSE(deployed_charm(charm / "unit"));
    CHECK(charm.pack().sha256 == packed.sha256);
    CHECK(read_file(packed.charm.directory / "hooks/install") == "#!/bin/sh\n");
}

TEST_CASE("what a killed packer left is cleared away") {
    const Packing charm;
    charm.file("cache/.packing-999999999-abcd/x", "x");
    charm.pack();
    CHECK_FALSE(fs::exists(charm / "cache/.packing-999999999-abcd"));
}
