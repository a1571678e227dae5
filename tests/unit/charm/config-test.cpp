#include "base/error.hpp"
#include "charm/charm.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

const ConfigSchema& schema() {
    static const ConfigSchema parsed = parse_config_schema(R"~(options:
  s: {type: string, default: x, description: words}
  i: {type: int, default: 3}
  f: {type: float, default: 2}
  b: {type: boolean, default: false}
  k: {type: secret}
  untyped: {default: ""}
)~",
                                                           "c");
    return parsed;
}

void config_refused(const std::string& yaml, const char* text) {
    CAPTURE(yaml);
    CHECK_THROWS_WITH_AS(parse_config_schema(yaml, "c"), text, Error);
}

void config_refused(const char* key, const char* value, const char* text) {
    CAPTURE(value);
    CHECK_THROWS_WITH_AS(parse_config_value(schema(), key, value), text, Error);
}

} // namespace

TEST_CASE("defaults have the type of their option") {
    CHECK(schema().at("s").default_value == Value("x"));
    CHECK(schema().at("s").description == "words");
    CHECK(schema().at("i").default_value == Value(3));
    CHECK(schema().at("f").default_value == Value(2.0));
    CHECK(schema().at("b").default_value == Value(false));
    CHECK(schema().at("k").default_value.is_null());
    CHECK(schema().at("untyped").type == "string");
    CHECK(schema().at("untyped").default_value == Value(""));
}

TEST_CASE("a schema that contradicts itself is config_refused") {
    config_refused("options: {a: {type: number}}",
                   "c:1:15: invalid config: option \"a\" has unknown type \"number\"");
    config_refused("options: {a: {type: int, default: x}}",
                   "c:1:26: invalid config default: option \"a\" expected int, got \"x\"");
    config_refused("options: {a: {type: string, default: 5}}",
                   "c:1:29: invalid config default: option \"a\" expected string, got 5");
    config_refused("options: {a: {type: boolean, default: 1}}",
                   "c:1:30: invalid config default: option \"a\" expected boolean, got 1");
    config_refused("", "c: invalid config: empty configuration");
    config_refused("options: [a]", "c:1:1: invalid config: options: expected map, got list");
    config_refused("options:\n  a:\n    type: string\n  b: 5\n",
                   "c:4:3: invalid config: option \"b\" expected map, got int");
    CHECK(parse_config_schema("options: {}", "c").empty());
    CHECK_THROWS_WITH_AS(parse_charmcraft_config("name: x\nconfig:\n  options: 5\n", "c"),
                         "c:3:3: invalid config: options: expected map, got int", Error);
}

TEST_CASE("typed words become values of their option's type") {
    CHECK(parse_config_value(schema(), "s", "5") == Value("5"));
    CHECK(parse_config_value(schema(), "s", "") == Value(""));
    CHECK(parse_config_value(schema(), "i", "-7") == Value(-7));
    CHECK(parse_config_value(schema(), "i", "+7") == Value(7));
    CHECK(parse_config_value(schema(), "f", "1e3") == Value(1000.0));
    for (const char* word : {"1", "t", "T", "true", "TRUE", "True"})
        CHECK(parse_config_value(schema(), "b", word) == Value(true));
    CHECK(parse_config_value(schema(), "b", "False") == Value(false));
    CHECK(parse_config_value(schema(), "k", "") == Value(""));
    const char* remote = "secret://6d6dd2ee-6ea1-4b5a-8b3f-8b5a1c1e1e1e/9m4e2mr0ui3e8a215n4g";
    CHECK(parse_config_value(schema(), "k", remote) == Value(remote));
    CHECK(parse_config_value(schema(), "k", "secret:9m4e2mr0ui3e8a215n4g") ==
          Value("secret:9m4e2mr0ui3e8a215n4g"));
}

TEST_CASE("words of another type are config_refused and quoted") {
    config_refused("nope", "1", "unknown option \"nope\"");
    config_refused("i", "x", "option \"i\" expected int, got \"x\"");
    config_refused("i", "", "option \"i\" expected int, got \"\"");
    config_refused("i", "1.5", "option \"i\" expected int, got \"1.5\"");
    config_refused("i", "99999999999999999999",
                   "option \"i\" expected int, got \"99999999999999999999\"");
    config_refused("f", "1,5", "option \"f\" expected float, got \"1,5\"");
    config_refused("b", "yes", "option \"b\" expected boolean, got \"yes\"");
    for (const std::string word : {"abc", "secret:", "secret:abc", "secret:9M4e2mr0ui3e8a215n4g",
                                   "9m4e2mr0ui3e8a215n4g", "secret:9m4e2mr0ui3e8a215n4g0",
                                   "secret://x/9m4e2mr0ui3e8a215n4g", "http:9m4e2mr0ui3e8a215n4g"})
        config_refused("k", word.c_str(),
                       ("option \"k\" expected secret, got \"" + word + "\"").c_str());
}

TEST_CASE("values of a file keep their type, and texts are read as words are") {
    CHECK(check_config_value(schema(), "f", 3) == Value(3.0));
    CHECK(check_config_value(schema(), "i", "12") == Value(12));
    CHECK(check_config_value(schema(), "i", 4.0) == Value(4));
    CHECK_THROWS_WITH_AS(check_config_value(schema(), "s", 5),
                         "option \"s\" expected string, got 5", Error);
    CHECK_THROWS_WITH_AS(check_config_value(schema(), "i", 4.5),
                         "option \"i\" expected int, got 4.5", Error);
}

TEST_CASE("a schema that was stored reads back the same") {
    CHECK(to_value(config_schema_from_value(to_value(schema()))) == to_value(schema()));
}
