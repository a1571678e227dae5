#include "base/digest.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("a digest is SHA-256 in lower-case hexadecimal digits") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a digest of pieces is the digest of the whole") {
    Sha256 digest;
    digest.add("a");
    digest.add("");
    digest.add("bc");
    CHECK(digest.hex() == sha256_hex("abc"));
}
