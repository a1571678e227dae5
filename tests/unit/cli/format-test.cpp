#include "base/error.hpp"
#include "cli/format.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("format names are exact") {
    CHECK(parse_format("yaml") == Format::yaml);
    CHECK_THROWS_WITH_AS(parse_format("JSON"), "unknown format \"JSON\"", UsageError);
    CHECK_THROWS_WITH(parse_format(""), "unknown format \"\"");
}

TEST_CASE("smart prints text as it is and nothing for nothing") {
    CHECK(format_value("a\n", Format::smart) == "a\n\n");
    CHECK(format_value("", Format::smart).empty());
    CHECK(format_value({}, Format::smart).empty());
    CHECK(format_value(true, Format::smart) == "True\n");
    CHECK(format_value(Value::Map{}, Format::smart) == "{}\n");
    CHECK(format_value(Value::List{"a"}, Format::smart) == "- a\n");
}

TEST_CASE("null is only seen in json") {
    CHECK(format_value({}, Format::yaml).empty());
    CHECK(format_value({}, Format::json) == "null\n");
    CHECK(format_value("", Format::yaml) == "\"\"\n");
}

TEST_CASE("a tool's own list is joined by newlines") {
    CHECK(format_list({"a", "b"}, Format::smart) == "a\nb\n");
    CHECK(format_list({}, Format::smart).empty());
    CHECK(format_list({}, Format::yaml) == "[]\n");
    CHECK(format_list({"a"}, Format::json) == "[\"a\"]\n");
}

TEST_CASE("quoted texts have Go's escapes") {
    CHECK(go_quoted("a\"b\\c\n\t\a\x01\x7f") == R"("a\"b\\c\n\t\a\x01\x7f")");
    CHECK(go_quoted("é😀") == "\"é😀\"");
    CHECK(go_quoted("\xff\xc3") == R"("\xff\xc3")");
    CHECK(go_quoted("\u00a0\u2028\ufeff\U000e0001") == R"("\u00a0\u2028\ufeff\U000e0001")");
}

TEST_CASE("json escapes what html would take for markup, and every invalid byte") {
    CHECK(to_json("<a>&\"\\\n\r\t\b\u2028\x7f\xff\xfe") ==
          R"("\u003ca\u003e\u0026\"\\\n\r\t\u0008\u2028)"
          "\x7f"
          R"(\ufffd\ufffd")");
    CHECK(to_json(Value::Map{{"b", Value::List{1, {}, false}}, {"B", Value::Map{}}}) ==
          R"({"B":{},"b":[1,null,false]})");
    CHECK(to_json(Value::Record{{{"z", 1}, {"a", 2}}}) == R"({"z":1,"a":2})");
}

TEST_CASE("json floats have an exponent only when they are very small or very large") {
    CHECK(to_json(8080.0) == "8080");
    CHECK(to_json(1e20) == "100000000000000000000");
    CHECK(to_json(1e21) == "1e+21");
    CHECK(to_json(1.5e-7) == "1.5e-7");
    CHECK(to_json(0.000001) == "0.000001");
    CHECK(to_json(123.456) == "123.456");
    CHECK(to_json(-0.0) == "-0");
    CHECK(to_json(UINT64_MAX) == "18446744073709551615");
    CHECK_THROWS_WITH_AS(to_json(INFINITY), "json: unsupported value: +Inf", Error);
}

TEST_CASE("yaml floats have an exponent from a million on") {
    CHECK(to_yaml(999999.0) == "999999\n");
    CHECK(to_yaml(1e6) == "1e+06\n");
    CHECK(to_yaml(1234567.0) == "1.234567e+06\n");
    CHECK(to_yaml(0.0001) == "0.0001\n");
    CHECK(to_yaml(0.00001) == "1e-05\n");
    CHECK(to_yaml(1.5) == "1.5\n");
    CHECK(to_yaml(-0.0) == "-0\n");
    CHECK(to_yaml(-INFINITY) == "-.inf\n");
    CHECK(to_yaml(std::int64_t{1000000}) == "1000000\n");
}

TEST_CASE("yaml lists start at their map's column, and on the dash's line in a list") {
    const Value inner = Value::Map{{"k", Value::List{1}}, {"l", Value::Map{{"m", "x"}}}};
    CHECK(to_yaml(Value::List{Value::List{"a", Value::List{"b"}}, inner}) ==
          "- - a\n  - - b\n- k:\n  - 1\n  l:\n    m: x\n");
}

TEST_CASE("a long or broken yaml key stands behind a question mark") {
    const std::string longest(128, 'k');
    CHECK(to_yaml(Value::Map{{longest, 1}}) == longest + ": 1\n");
    CHECK(to_yaml(Value::Map{{longest + "k", Value::List{1, 2}}}) ==
          "? " + longest + "k\n: - 1\n  - 2\n");
    CHECK(to_yaml(Value::Map{{"a\nb\n", "x"}, {"c", Value::Map{{"d\ne", 1}}}}) ==
          "? |\n  a\n  b\n: x\nc:\n  ? |-\n    d\n    e\n  : 1\n");
}
