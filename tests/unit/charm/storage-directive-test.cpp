#include "base/error.hpp"
#include "charm/storage-directive.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

void directive_refused(const char* text, const char* reason) {
    CAPTURE(text);
    CHECK_THROWS_WITH_AS(parse_storage_directive(text), reason, UsageError);
}

} // namespace

TEST_CASE("pool, count and size of storage come in any order") {
    CHECK(parse_storage_directive("rootfs,2,10G") == StorageDirective{"rootfs", 10240, 2});
    CHECK(parse_storage_directive("10G,,rootfs") == StorageDirective{"rootfs", 10240, 1});
    CHECK(parse_storage_directive("ebs-ssd") == StorageDirective{"ebs-ssd", 0, 1});
    CHECK(parse_storage_directive("3") == StorageDirective{"", 0, 3});
}

TEST_CASE("each of them comes once, and is sound") {
    directive_refused("", "storage constraints require at least one field to be specified");
    directive_refused("a,b", "pool name is already set to \"a\", new value \"b\" not valid");
    directive_refused("1,2", "storage instance count is already set to 1, new value 2 not valid");
    directive_refused("1G,2M", "storage size is already set to 1024, new value 2 not valid");
    directive_refused("0", "cannot parse count: count must be greater than zero, got \"0\"");
    directive_refused(
        "-99999999999999999999",
        "cannot parse count: count must be greater than zero, got \"-99999999999999999999\"");
    directive_refused("99999999999999999999",
                      "unrecognized storage constraint \"99999999999999999999\" not valid");
    directive_refused("-1G", "cannot parse size: expected a non-negative number, got \"-1G\"");
    directive_refused("1K", "unrecognized storage constraint \"1K\" not valid");
}

TEST_CASE("sizes are MiB, rounded up") {
    CHECK(parse_storage_size("512M") == 512);
    CHECK(parse_storage_size("1.5GiB") == 1536);
    CHECK(parse_storage_size("0.3M") == 1);
    CHECK(parse_storage_size("2TB") == 2 << 20);
    CHECK(parse_storage_size("7") == 7);
    CHECK_THROWS_WITH_AS(parse_storage_size("7k"),
                         "invalid multiplier suffix \"k\", expected one of MGTPEZY", UsageError);
    CHECK_THROWS_WITH_AS(parse_storage_size("1.2.3G"),
                         "expected a non-negative number, got \"1.2.3\"", UsageError);
    CHECK_THROWS_AS(parse_storage_size("much"), UsageError);
}

TEST_CASE("several kinds of storage are told by their names") {
    const auto directives = parse_storage_directives({"data=2,1G", "cache"});
    CHECK(directives.at("data") == StorageDirective{"", 1024, 2});
    CHECK(directives.at("cache") == StorageDirective{"", 0, 1});
    CHECK_THROWS_WITH_AS(parse_storage_directives({"a=0"}),
                         "cannot parse constraints for storage \"a\": cannot parse count: count "
                         "must be greater than zero, got \"0\"",
                         UsageError);
}
