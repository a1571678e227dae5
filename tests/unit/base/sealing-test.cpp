#include "base/error.hpp"
#include "base/file.hpp"
#include "base/sealing.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

struct KeyFile {
    std::filesystem::path directory = [] {
        std::string name = std::filesystem::temp_directory_path() / "sealing-XXXXXX";
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        return std::filesystem::path(name);
    }();
    std::filesystem::path path = directory / "key";

    KeyFile() = default;
    KeyFile(const KeyFile&) = delete;
    KeyFile& operator=(const KeyFile&) = delete;
    ~KeyFile() { std::filesystem::remove_all(directory); }
};

std::string from_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return bytes;
}

} // namespace

TEST_CASE("what is sealed opens with the same key for the same place alone") {
    const SealingKey key;
    const std::string sealed = key.seal("s3cret", "here");
    CHECK(sealed.find("s3cret") == std::string::npos);
    CHECK(key.open(sealed, "here") == "s3cret");
    CHECK(key.open(key.seal("", "here"), "here").empty());
    CHECK(key.seal("s3cret", "here") != sealed);
    CHECK_THROWS_AS((void)key.open(sealed, "there"), Error);
    CHECK_THROWS_AS((void)SealingKey().open(sealed, "here"), Error);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_THROWS_AS((void)key.open(changed, "here"), Error);
    }
    CHECK_THROWS_AS((void)key.open("", "here"), Error);
}

TEST_CASE("the cipher is AES-256-GCM: test case 16 of its authors") {
    const KeyFile file;
    write_file(file.path,
               from_hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
    const std::string sealed =
        '\x01' + from_hex("cafebabefacedbaddecaf888"
                          "76fc6ece0f4e1768cddf8853bb2d551b"
                          "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                          "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662");
    CHECK(
        SealingKey(file.path).open(sealed, from_hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")) ==
        from_hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                 "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"));
}

TEST_CASE("a key file is made when that is asked for, for us alone, and then stays") {
    const KeyFile file;
    const SealingKey first(file.path);
    CHECK(first.missing());
    first.make();
    CHECK_FALSE(first.missing());
    const std::string sealed = first.seal("text", "");
    struct stat status {};
    REQUIRE(::stat(file.path.c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0600);
    first.make();
    CHECK(SealingKey(file.path).open(sealed, "") == "text");
    CHECK(std::distance(std::filesystem::directory_iterator(file.directory), {}) == 1);
}

TEST_CASE("a key file that is gone is missed, even by who has used it") {
    const KeyFile file;
    const SealingKey key(file.path);
    key.make();
    const std::string sealed = key.seal("text", "");
    std::filesystem::remove(file.path);
    const doctest::Contains reason(("key file \"" + file.path.string() + "\" is missing").c_str());
    CHECK_THROWS_WITH((void)key.open(sealed, ""), reason);
    CHECK_THROWS_WITH((void)key.seal("text", ""), reason);
    CHECK(key.missing());
}

TEST_CASE("a key file that others may read, or that holds no key, is refused") {
    const KeyFile file;
    write_file(file.path, std::string(32, 'k'), 0644);
    CHECK_THROWS_AS((void)SealingKey(file.path).seal("text", ""), Error);
    write_file(file.path, "short");
    CHECK_THROWS_AS((void)SealingKey(file.path).seal("text", ""), Error);
}
