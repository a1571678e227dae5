#include "base/error.hpp"
#include "commands/simulate/options.hpp"
#include "value/json.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("dots of a parameter's key lead into maps, its value is YAML") {
    Value::Map parameters;
    add_parameter(parameters, "target=/tmp/x=y");
    add_parameter(parameters, "level=9");
    add_parameter(parameters, "out.file.name=a");
    add_parameter(parameters, "out.file.keep=[1, yes]");
    add_parameter(parameters, "level.of=2"); // takes the place of the number
    add_parameter(parameters, "none=");
    CHECK(Value(parameters) == parse_json(R"({"target": "/tmp/x=y", "level": {"of": 2},
        "out": {"file": {"name": "a", "keep": [1, true]}}, "none": null})"));
    CHECK_THROWS_WITH(add_parameter(parameters, "target"), "expected KEY=VALUE");
    CHECK_THROWS_WITH(add_parameter(parameters, "=1"), "expected KEY=VALUE");
    CHECK_THROWS_AS(add_parameter(parameters, "a=[1"), UsageError);
}

TEST_CASE("a tool's failure and delay are read as they are typed") {
    ToolFaults faults;
    add_failure(faults, "leader-get");
    add_failure(faults, "relation-get=no such = thing");
    add_delay(faults, "relation-get=1m0.5s");
    CHECK(faults["leader-get"].failure == "simulated failure");
    CHECK(faults["relation-get"].failure == "no such = thing");
    CHECK(faults["relation-get"].delay == std::chrono::milliseconds(60'500));
    CHECK_THROWS_WITH(add_delay(faults, "relation-get"), "expected TOOL=DURATION");
    CHECK_THROWS_WITH(add_delay(faults, "relation-get=-1s"), "negative duration");
    require_tools(faults, Compat::juju3);
    add_failure(faults, "relationget");
    CHECK_THROWS_WITH(require_tools(faults, Compat::juju3),
                      "unknown tool \"relationget\"; did you mean \"relation-get\"?");
}

TEST_CASE("a relation is named by its number, with or without its endpoint") {
    CHECK(parse_relation_option("3") == 3);
    CHECK(parse_relation_option("db:12") == 12);
    CHECK_THROWS_WITH(parse_relation_option("db"), "invalid relation id");
    CHECK(parse_compat_option("4") == Compat::juju4);
    CHECK_THROWS_WITH(parse_compat_option("2"), "expected 1, 3 or 4");
}
