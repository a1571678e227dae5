#include "base/error.hpp"
#include "charm/charm.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

CharmStorage parse_storage(const std::string& fields) {
    return parse_metadata("name: app\nstorage: {data: {" + fields + "}}", "m").storage.at("data");
}

void storage_refused(const std::string& section, const char* text) {
    CAPTURE(section);
    CHECK_THROWS_WITH_AS(parse_metadata("name: app\nstorage:\n  " + section, "m"), text, Error);
}

} // namespace

TEST_CASE("storage is one filesystem or block device unless more is said") {
    const CharmStorage plain = parse_storage("type: filesystem");
    CHECK(plain.name == "data");
    CHECK(plain.type == "filesystem");
    CHECK(plain.minimum == 1);
    CHECK(plain.maximum == 1);
    CHECK(plain.minimum_size == 0);
    CHECK_FALSE(plain.shared);
    const CharmStorage full =
        parse_storage("type: filesystem, location: /srv, read-only: true, shared: "
                      "true, minimum-size: 1.5G, properties: [transient]");
    CHECK(full.location == "/srv");
    CHECK(full.read_only);
    CHECK(full.shared);
    CHECK(full.minimum_size == 1536);
    CHECK(full.properties == std::vector<std::string>{"transient"});
}

TEST_CASE("a range tells how many of it there may be") {
    const auto range = [](const char* text) {
        const CharmStorage storage =
            parse_storage(std::string("type: block, multiple: {range: ") + text + "}");
        return std::pair(storage.minimum, storage.maximum);
    };
    CHECK(range("3") == std::pair(3, 3));
    CHECK(range("0-") == std::pair(0, -1));
    CHECK(range("2+") == std::pair(2, -1));
    CHECK(range("1-10") == std::pair(1, 10));
    CHECK_THROWS_WITH_AS(parse_storage("type: block, multiple: {range: 0}"),
                         "m:2:42: storage.data.multiple.range: invalid count 0", Error);
    for (const char* text : {"x", "1-x", "-1-2", "1--2", "99999999999+", "'1-2 '"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(range(text), Error);
    }
}

TEST_CASE("what storage cannot be is told with its place") {
    storage_refused("data: {}", "m:3:3: charm \"app\" storage \"data\": type must be specified");
    storage_refused("data: {type: tape}", "m:3:10: storage.data.type: unexpected value \"tape\"");
    storage_refused("data: {type: 1}", "m:3:10: storage.data.type: expected string, got int");
    storage_refused("data: 1", "m:3:3: storage.data: expected map, got int");
    storage_refused("Data: {type: block}", "m:3:3: storage: invalid storage name \"Data\"");
    storage_refused("../x: {type: block}", "m:3:3: storage: invalid storage name \"../x\"");
    storage_refused(
        "data: {type: block, location: /x}",
        "m:3:23: charm \"app\" storage \"data\": location may not be specified for \"type: "
        "block\"");
    storage_refused("data: {type: block, multiple: {range: 0-0}}",
                    "m:3:34: charm \"app\" storage \"data\": invalid maximum count 0");
    storage_refused(
        "data: {type: block, minimum-size: 1X}",
        "m:3:23: storage.data.minimum-size: invalid multiplier suffix \"X\", expected one of "
        "MGTPEZY");
    storage_refused("data: {type: block, properties: [fast]}",
                    "m:3:23: storage.data.properties: expected \"transient\", got string");
}

TEST_CASE("storage is stored with the charm") {
    const CharmMetadata charm = parse_metadata(
        "name: app\nstorage: {data: {type: filesystem, location: /srv, minimum-size: 2G, multiple: "
        "{range: 2+}, read-only: true, properties: [transient]}}",
        "m");
    const CharmStorage stored = metadata_from_value(to_value(charm)).storage.at("data");
    CHECK(stored.name == "data");
    CHECK(stored.location == "/srv");
    CHECK(stored.minimum_size == 2048);
    CHECK(stored.minimum == 2);
    CHECK(stored.maximum == -1);
    CHECK(stored.read_only);
    CHECK(stored.properties.size() == 1);
}
