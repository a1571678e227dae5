#include "base/error.hpp"
#include "charm/charm.hpp"
#include "charm/json-schema.hpp"
#include "value/json.hpp"
#include "value/yaml.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

void actions_refused(const std::string& yaml, const char* text) {
    CAPTURE(yaml);
    CHECK_THROWS_WITH_AS(parse_actions(yaml, "a", "db"), text, Error);
}

/// The violations, one a line.
std::string judged(const std::string& schema, const std::string& value) {
    std::string lines;
    for (const std::string& line : schema_violations(parse_yaml(schema), parse_yaml(value)))
        lines += line + "\n";
    return lines;
}

std::string filled(const std::string& schema, const std::string& value) {
    return to_plain_json(with_schema_defaults(parse_yaml(schema), parse_yaml(value).map()));
}

} // namespace

TEST_CASE("an action's parts become a schema of its parameters") {
    const ActionSpecs specs = parse_actions(R"~(
backup:
  description: Dump it.
  parallel: true
  execution-group: dumps
  params: {level: {type: integer}}
  required: [level]
bare:
open: {additionalProperties: true, title: Open}
)~",
                                            "a", "db");
    REQUIRE(specs.size() == 3);
    const ActionSpec& backup = specs.at("backup");
    CHECK(backup.description == "Dump it.");
    CHECK(backup.parallel);
    CHECK(backup.execution_group == "dumps");
    CHECK(to_plain_json(backup.schema) ==
          R"({"additionalProperties":false,"description":"Dump it.","properties":)"
          R"({"level":{"type":"integer"}},"required":["level"],"title":"backup","type":"object"})");
    CHECK(specs.at("bare").description == "No description");
    CHECK_FALSE(specs.at("bare").parallel);
    CHECK(specs.at("open").schema["title"] == Value("Open"));
    CHECK_NOTHROW(check_parameters(specs.at("open"), {{"any", 1}}));
    CHECK_THROWS_WITH_AS(
        check_parameters(backup, {{"x", 1}}),
        "validation failed: (root) : \"level\" property is missing and required, "
        "given {\"x\":1}; (root) : additional property \"x\" is not allowed, given "
        "{\"x\":1}",
        Error);
    CHECK(to_value(action_specs_from_value(to_value(specs))) == to_value(specs));
    CHECK(parse_actions("", "a", "db").empty());
}

TEST_CASE("what cannot be an action is actions_refused with its place") {
    actions_refused("Backup: {}", "a:1:1: bad action name Backup");
    actions_refused("x-: {}", "a:1:1: bad action name x-");
    actions_refused("juju-x: {}",
                    "a:1:1: cannot use action name juju-x: the \"juju-\" prefix is reserved");
    actions_refused("juju: {}", "a:1:1: cannot use action name juju: \"juju\" is a reserved name");
    actions_refused("[x]", "a:1:1: invalid actions: expected map, got list");
    actions_refused("x: 1", "a:1:1: action x: expected map, got int");
    actions_refused("x:\n  description: 1",
                    "a:2:3: value for schema key \"description\" must be a string");
    actions_refused("x:\n  parallel: 1", "a:2:3: value for schema key \"parallel\" must be a bool");
    actions_refused("x:\n  execution-group: 1",
                    "a:2:3: value for schema key \"execution-group\" must be a string");
    actions_refused("x:\n  required: 1",
                    "a:2:3: value for schema key \"required\" must be a YAML list");
    actions_refused("x:\n  params: 1", "a:2:3: params failed to parse as a map");
    actions_refused(
        "x:\n  params:\n    p: {type: text}",
        "a:3:9: invalid params schema: type must be one of array, boolean, integer, null, "
        "number, object, string");
    actions_refused("x:\n  params:\n    p: {$ref: y}",
                    "a:3:9: schema key \"$ref\" not compatible with this version of juju");
    actions_refused("x:\n  params: {p: {pattern: '('}}",
                    "a:2:16: invalid params schema: pattern must be a regular expression");
    actions_refused(
        "x:\n  minProperties: -1",
        "a:2:3: invalid params schema: minProperties must be an integer that is not negative");
    CHECK_NOTHROW(parse_actions("juju-x: {}", "a", "juju-own"));
    CHECK_THROWS_WITH_AS(parse_charmcraft_actions("name: db\nactions:\n  X: {}", "c", "db"),
                         "c:3:3: bad action name X", Error);
    CHECK(parse_charmcraft_actions("actions: {x: {}}", "c", "db").contains("x"));
    CHECK(parse_charmcraft_actions("name: db", "c", "db").empty());
}

TEST_CASE("values are judged by every keyword") {
    CHECK(judged("{type: integer}", "3").empty());
    CHECK(judged("{type: integer}", "3.5") == "(root) : must be of type integer, given 3.5\n");
    CHECK(judged("{type: [string, 'null']}", "1") ==
          "(root) : must be of type string, null, given 1\n");
    CHECK(judged("{minimum: 2, maximum: 4}", "3").empty());
    CHECK(judged("{minimum: 2}", "1") == "(root) : must be greater than or equal to 2, given 1\n");
    CHECK(judged("{minimum: 2, exclusiveMinimum: true}", "2") ==
          "(root) : must be greater than 2, given 2\n");
    CHECK(judged("{maximum: 2}", "3") == "(root) : must be lower than or equal to 2, given 3\n");
    CHECK(judged("{maximum: 2, exclusiveMaximum: true}", "2") ==
          "(root) : must be lower than 2, given 2\n");
    CHECK(judged("{multipleOf: 3}", "7") == "(root) : must be a multiple of 3, given 7\n");
    CHECK(judged("{enum: [a, 2]}", "2.0").empty());
    CHECK(judged("{enum: [a, 2]}", "b") ==
          "(root) : must match one of the enum values [\"a\", 2], given \"b\"\n");
    CHECK(judged("{minLength: 2, maxLength: 2}", "äö").empty());
    CHECK(judged("{minLength: 2}", "ä") ==
          "(root) : string length must be greater than or equal to 2, given \"ä\"\n");
    CHECK(judged("{maxLength: 1}", "ab") ==
          "(root) : string length must be lower than or equal to 1, given \"ab\"\n");
    CHECK(judged("{pattern: '^a+$'}", "aa").empty());
    CHECK(judged("{pattern: '^a+$'}", "ab") ==
          "(root) : does not match pattern \"^a+$\", given \"ab\"\n");
    CHECK(judged("{items: {type: string}, minItems: 1}", "[a, 1]") ==
          "(root).1 : must be of type string, given 1\n");
    CHECK(judged("{items: [{type: string}], additionalItems: false}", "[a, 1]") ==
          "(root) : no additional item allowed on array, given [\"a\",1]\n");
    CHECK(judged("{uniqueItems: true}", "[1, 2, 1.0]") ==
          "(root) : array items must be unique, given [1,2,1.0]\n");
    CHECK(judged("{maxItems: 1}", "[1, 2]") ==
          "(root) : array must have at the most 1 items, given [1,2]\n");
    CHECK(judged("{minProperties: 2}", "{a: 1}") ==
          "(root) : must have at least 2 properties, given {\"a\":1}\n");
    CHECK(judged("{properties: {a: {properties: {b: {type: string}}}}}", "{a: {b: 1}}") ==
          "(root).a.b : must be of type string, given 1\n");
    CHECK(judged("{patternProperties: {^x: {type: string}}, additionalProperties: false}",
                 "{x1: s, xa: 1}") == "(root).xa : must be of type string, given 1\n");
    CHECK(judged("{additionalProperties: {type: string}}", "{a: 1}") ==
          "(root).a : must be of type string, given 1\n");
    CHECK(judged("{dependencies: {a: [b], c: {required: [d]}}}", "{a: 1, c: 1}") ==
          "(root) : has a dependency on b, given {\"a\":1,\"c\":1}\n"
          "(root) : \"d\" property is missing and required, given {\"a\":1,\"c\":1}\n");
    CHECK(judged("{anyOf: [{type: string}, {minimum: 3}]}", "2") ==
          "(root) : must validate at least one schema (anyOf), given 2\n");
    CHECK(judged("{oneOf: [{minimum: 1}, {minimum: 3}]}", "4") ==
          "(root) : must validate one and only one schema (oneOf), given 4\n");
    CHECK(judged("{allOf: [{minimum: 1}, {minimum: 3}]}", "2") ==
          "(root) : must be greater than or equal to 3, given 2\n");
    CHECK(judged("{not: {type: integer}}", "2") ==
          "(root) : must not validate the schema (not), given 2\n");
}

TEST_CASE("defaults are added where nothing was given, in nested maps too") {
    const std::string schema =
        "{properties: {a: {default: 1}, b: {properties: {c: {default: x}, d: {}}}, e: {}}}";
    CHECK(filled(schema, "{}") == R"({"a":1,"b":{"c":"x"}})");
    CHECK(filled(schema, "{a: 2, b: {d: 3}}") == R"({"a":2,"b":{"c":"x","d":3}})");
    CHECK(filled(schema, "{b: word}") == R"({"a":1,"b":"word"})");
}

TEST_CASE("every unit can run a shell's commands") {
    CHECK_NOTHROW(check_parameters(exec_action_spec(), {{"command", "ls"}, {"timeout", 5}}));
    CHECK_THROWS_WITH_AS(check_parameters(exec_action_spec(), {{"timeout", 5}}),
                         "validation failed: (root) : \"command\" property is missing and "
                         "required, given {\"timeout\":5}",
                         Error);
}

TEST_CASE("no pattern takes for ever, or more stack than there is") {
    const std::string many_open(50000, '('), many_closed(50000, ')'), many(50000, 'a');
    for (const std::string& pattern :
         {many_open + many_closed, many, std::string("(a?){50000}"), std::string("(a)\\1"),
          std::string("a)|(b"), std::string("(a"), std::string("a(?=b)"), std::string("[(](?!b)")})
        CHECK_THROWS_AS(check_schema(Value::Map{{"pattern", pattern}}, {}), Error);
    const auto fits = [](const std::string& pattern, const std::string& text) {
        const Value schema = Value::Map{{"pattern", pattern}};
        check_schema(schema, {});
        return schema_violations(schema, text).empty();
    };
    const std::string text(4000, 'a');
    CHECK_FALSE(fits("(a*)*b$", text));
    CHECK(fits("^(a|aa)+$", text));
    CHECK(fits("(a?){300}$", text));
    CHECK(fits("[(?=]\\(?=$", "?="));
    CHECK(fits("b", "a\nb\nc"));
    CHECK(fits("^a|b$", "ac"));
    CHECK_FALSE(fits("^(a|b)$", "ac"));
    CHECK(fits("", ""));
    CHECK_FALSE(fits("a", text + text));
}
