#include "base/os-release.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("os-release values may be quoted either way or not at all") {
    const OsRelease release = parse_os_release("# a comment\nNAME=\"Linux Mint\"\nID=linuxmint\n"
                                               "ID_LIKE=\"ubuntu debian\"\nVERSION_ID='21.1'");
    CHECK(release.id == "linuxmint");
    CHECK(release.version == "21.1");
    CHECK(release.resembles("debian"));
    CHECK(release.resembles("linuxmint"));
    CHECK_FALSE(release.resembles("deb"));
}

TEST_CASE("a system that says nothing is plain linux") {
    CHECK(parse_os_release("").id == "linux");
    CHECK_FALSE(parse_os_release("").resembles("debian"));
}
