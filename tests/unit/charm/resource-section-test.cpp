#include "base/error.hpp"
#include "charm/charm.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

void resource_refused(const std::string& section, const char* text) {
    CAPTURE(section);
    CHECK_THROWS_WITH_AS(parse_metadata("name: app\nresources:\n  " + section, "m"), text, Error);
}

} // namespace

TEST_CASE("a resource is a file with a name, or an image") {
    const CharmMetadata charm = metadata_from_value(to_value(parse_metadata(
        "name: app\nresources: {soft: {filename: x.tgz, description: d}, img: {type: oci-image}}",
        "m")));
    CHECK(charm.resources.at("soft").type == "file");
    CHECK(charm.resources.at("soft").filename == "x.tgz");
    CHECK(charm.resources.at("soft").description == "d");
    CHECK(charm.resources.at("img").name == "img");
    CHECK(charm.resources.at("img").type == "oci-image");
}

TEST_CASE("what a resource cannot be is told with its place") {
    resource_refused("r: {type: tape}", "m:3:7: resources.r: unsupported resource type \"tape\"");
    resource_refused("r: {}", "m:3:3: resources.r: resource missing filename");
    resource_refused("r: {filename: a/b}",
                     "m:3:7: resources.r: filename cannot contain \"/\" (got \"a/b\")");
    resource_refused("r: {filename: ..}",
                     "m:3:7: resources.r: filename cannot contain \"/\" (got \"..\")");
    resource_refused("../r: {filename: a}", "m:3:3: resources: invalid resource name \"../r\"");
    resource_refused("r: 1", "m:3:3: resources.r: expected map, got int");
}
