#include "base/error.hpp"
#include "base/file.hpp"
#include "base/fingerprint.hpp"

#include <cstdlib>

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("fingerprints are SHA-384, of texts, files and copies") {
    std::string directory =
        (std::filesystem::temp_directory_path() / "fingerprint-XXXXXX").string();
    REQUIRE(::mkdtemp(directory.data()) != nullptr);
    const std::filesystem::path from = directory + "/from", to = directory + "/to";
    const std::string text(3 << 20, 'x');
    write_file(from, text);
    CHECK(fingerprint_of("abc").hex ==
          "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5be"
          "d8086072ba1e7cc2358baeca134c825a7");
    const Fingerprint whole = fingerprint_of(text);
    CHECK(whole.size == 3 << 20);
    CHECK(fingerprint_file(from) == whole);
    CHECK(copy_with_fingerprint(from, to) == whole);
    CHECK(read_file(to) == text);
    CHECK_THROWS_AS(fingerprint_file(directory + "/none"), SystemError);
    std::filesystem::remove_all(directory);
}
