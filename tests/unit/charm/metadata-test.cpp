#include "base/error.hpp"
#include "charm/charm.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

CharmMetadata parse(const std::string& rest) {
    return parse_metadata("name: app\n" + rest, "m");
}

void metadata_refused(const std::string& yaml, const char* text) {
    CAPTURE(yaml);
    CHECK_THROWS_WITH_AS(parse_metadata(yaml, "m"), text, Error);
}

} // namespace

TEST_CASE("endpoints have a role, an interface and what is said of them") {
    const auto charm = parse(R"~(summary: s
provides:
  website: http
  admin: {interface: http, optional: true, limit: 2}
requires:
  db: {interface: mysql, scope: container}
peers:
  ring: {interface: ring}
)~");
    CHECK(charm.name == "app");
    CHECK(charm.summary == "s");
    REQUIRE(charm.endpoints.size() == 4);
    CHECK(charm.endpoints.at("website").role == "provider");
    CHECK(charm.endpoints.at("website").interface == "http");
    CHECK(charm.endpoints.at("website").scope == "global");
    CHECK(charm.endpoints.at("admin").optional);
    CHECK(charm.endpoints.at("admin").limit == 2);
    CHECK(charm.endpoints.at("db").role == "requirer");
    CHECK(charm.endpoints.at("db").scope == "container");
    CHECK(charm.endpoints.at("ring").role == "peer");
}

TEST_CASE("names of bindings, storage and containers are kept, sorted") {
    const auto charm = parse(R"~(extra-bindings: {public: , admin: }
storage: {data: {type: filesystem}}
containers: {web: {}}
)~");
    CHECK(charm.extra_bindings == std::vector<std::string>{"admin", "public"});
    const auto hooks = implied_hooks(charm);
    CHECK(hooks.contains("install"));
    CHECK(hooks.contains("data-storage-attached"));
    CHECK(hooks.contains("web-pebble-ready"));
    CHECK_FALSE(hooks.contains("web-relation-joined"));
}

TEST_CASE("every endpoint implies five hooks") {
    const auto hooks = implied_hooks(parse("requires: {db: mysql}"));
    for (const char* kind : {"created", "joined", "changed", "departed", "broken"})
        CHECK(hooks.contains(std::string("db-relation-") + kind));
}

TEST_CASE("malformed YAML is told with file, line and column") {
    try {
        parse_metadata("name: app\nprovides: [\n", "dir/metadata.yaml");
        FAIL("accepted");
    } catch (const Error& error) {
        CHECK(std::string(error.what()).starts_with("dir/metadata.yaml:"));
        CHECK(std::isdigit(error.what()[18]) != 0);
    }
}

TEST_CASE("charm names follow Juju's rule") {
    for (const char* name : {"a", "my-app", "a2", "app-2b"})
        CHECK_NOTHROW(parse_metadata(std::string("name: ") + name, "m"));
    for (const char* name : {"''", "A", "2a", "a-", "a--b", "-a", "a-2", "a_b", "a/b", "'a b'"}) {
        CAPTURE(name);
        CHECK_THROWS_AS(parse_metadata(std::string("name: ") + name, "m"), Error);
    }
    metadata_refused("name: A", "m:1:1: invalid charm name \"A\"");
    metadata_refused("name: 5", "m:1:1: name: expected string, got int");
}

TEST_CASE("what cannot be an endpoint is metadata_refused with its place") {
    metadata_refused("name: app\nprovides: {a: {optional: true}}",
                     "m:2:12: provides.a: relation without an interface");
    metadata_refused("name: app\nprovides: {a: {interface: x, scope: local}}",
                     "m:2:30: provides.a.scope: expected global or container, got \"local\"");
    metadata_refused("name: app\nprovides: {a: 5}", "m:2:12: provides.a: expected map, got int");
    metadata_refused("name: app\nprovides: [a]", "m:2:1: provides: expected map, got list");
    metadata_refused("name: app\nprovides: {a/b: x}",
                     "m:2:12: provides: invalid relation name \"a/b\"");
    metadata_refused("name: app\nprovides: {a: x}\nrequires: {a: x}",
                     "m:3:12: charm \"app\" using a duplicated relation name: \"a\"");
    metadata_refused("name: app\nprovides: {juju-x: x}",
                     "m:2:12: charm \"app\" using a reserved relation name: \"juju-x\"");
    metadata_refused("name: app\nprovides: {x: juju-info}",
                     "m:2:12: charm \"app\" using a reserved interface: \"juju-info\"");
}

TEST_CASE("a subordinate needs a container-scoped requirer") {
    metadata_refused(
        "name: app\nsubordinate: true\nrequires: {a: x}",
        "m:2:1: subordinate charm \"app\" lacks \"requires\" relation with container scope");
    CHECK(parse("subordinate: true\nrequires: {a: {interface: juju-info, scope: container}}")
              .subordinate);
}

TEST_CASE("metadata that was stored reads back the same") {
    const auto charm = parse(R"~(summary: s
provides: {a: {interface: x, optional: true, limit: 3}}
storage: {data: {type: filesystem}}
extra-bindings: {b: }
)~");
    CHECK(to_value(metadata_from_value(to_value(charm))) == to_value(charm));
    CHECK(metadata_from_value(to_value(charm)).endpoints.at("a").limit == 3);
}
