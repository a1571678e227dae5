#include "base/error.hpp"
#include "value/yaml.hpp"

#include <doctest/doctest.h>

using namespace hookbox;
using Settings = std::map<std::string, std::string>;

TEST_CASE("plain scalars have the types of YAML 1.1") {
    const Value map =
        parse_yaml("{a: yes, b: 0x1F, c: 010, d: 1_000, e: 1.5, f: ~, g: 'no', h: 2001-"
                   "01-01, i: 1:30, j: 18446744073709551615, k: .inf, l: off}");
    CHECK(map["a"] == Value(true));
    CHECK(map["b"] == Value(31));
    CHECK(map["c"] == Value(8));
    CHECK(map["d"] == Value(1000));
    CHECK(map["e"] == Value(1.5));
    CHECK(map["f"].is_null());
    CHECK(map["g"] == Value("no"));
    CHECK(map["h"] == Value("2001-01-01"));
    CHECK(map["i"] == Value("1:30"));
    CHECK(map["j"] == Value(UINT64_MAX));
    CHECK(map["k"].is<double>());
    CHECK(map["l"] == Value(false));
    CHECK(parse_yaml("[0b101, -0b101, 0b-101, 0b+101]") == Value(Value::List{5, -5, -5, 5}));
}

TEST_CASE("tags decide where they are known") {
    const Value map = parse_yaml("a: !!str 5\nb: !!float 5\nc: !!binary aGVsbG8=\nd: !foo bar\n");
    CHECK(map["a"] == Value("5"));
    CHECK(map["b"] == Value(5.0));
    CHECK(map["c"] == Value("hello"));
    CHECK(map["d"] == Value("bar"));
    CHECK_THROWS_WITH(parse_yaml("a: !!int x", "f"), "f:1:4: cannot decode !!str `x` as a !!int");
}

TEST_CASE("merge keys and anchors are expanded in order") {
    const Value map = parse_yaml("base: &b {q: r, s: t}\nx: {<<: *b, s: u}\n"
                                 "y: {<<: [{k: 1}, {k: 2}]}\nz: *b\n");
    CHECK(map["x"] == Value(Value::Map{{"q", "r"}, {"s", "u"}}));
    CHECK(map["y"]["k"] == Value(1));
    CHECK(map["z"] == map["base"]);
    CHECK_THROWS_AS(parse_yaml("<<: a\n"), Error);
}

TEST_CASE("only the first document is read, and nothing is null") {
    CHECK(parse_yaml("a: b\n---\nc: d\n") == Value(Value::Map{{"a", "b"}}));
    CHECK(parse_yaml("").is_null());
    CHECK(parse_yaml("# comment\n").is_null());
}

TEST_CASE("errors name source, line and column") {
    CHECK_THROWS_WITH_AS(parse_yaml("a: b\n c: d\n", "metadata.yaml"),
                         "metadata.yaml:2:3: mapping values are not allowed in this context",
                         Error);
    CHECK_THROWS_WITH(parse_yaml("a: b\nc\n", "f"), "f:3:1: could not find expected ':'");
    CHECK_THROWS_WITH(parse_yaml("- a\nb: c\n", "f"), "f:2:1: did not find expected '-' indicator");
    CHECK_THROWS_WITH(parse_yaml("a: 'b\n", "f"), "f:2:1: found unexpected end of stream");
    CHECK_THROWS_WITH(parse_yaml("a: \xff", "f"), "f:1:4: invalid leading UTF-8 octet");
    CHECK_THROWS_WITH(parse_yaml("a: b\nc: \x01", "f"),
                      "f:2:4: control characters are not allowed");
    CHECK_THROWS_WITH(parse_yaml("? [a]\n: b", "f"), "f:1:3: a key must be text");
}

TEST_CASE("depth and alias expansion are bounded") {
    CHECK_THROWS_AS(parse_yaml(std::string(100000, '[')), Error);
    CHECK_THROWS_AS(parse_yaml("a: &a [*a]"), Error);
    std::string bomb = "a0: &a0 x\n";
    for (int level = 1; level < 30; ++level) {
        const std::string below = "*a" + std::to_string(level - 1);
        bomb += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [" + below + ", " +
                below + "]\n";
    }
    CHECK_THROWS_WITH_AS(parse_yaml(bomb), doctest::Contains("excessive aliasing"), Error);
}

TEST_CASE("settings keep the spelling of plain scalars") {
    CHECK(parse_yaml_settings("a: 1.50\nb: 0x10\nc: yes\nd: 010\ne: ~\nf:\n1: x\nnull: y\n") ==
          Settings{{"a", "1.50"},
                   {"b", "0x10"},
                   {"c", "yes"},
                   {"d", "010"},
                   {"e", ""},
                   {"f", ""},
                   {"1", "x"},
                   {"", "y"}});
    CHECK(parse_yaml_settings("\ufeff{\"a\": \"\\u00e9\", b: !!binary aGVsbG8=}") ==
          Settings{{"a", "é"}, {"b", "hello"}});
    CHECK(parse_yaml_settings("a: >\n  f1\n  f2\nb: |-\n  l1\n  l2\na: last\n") ==
          Settings{{"a", "last"}, {"b", "l1\nl2"}});
    CHECK(parse_yaml_settings(R"(a: "\N\_\L\P\xe9\U0001F600")") ==
          Settings{{"a", "\u0085\u00a0\u2028\u2029é😀"}});
    CHECK(
        parse_yaml_settings("a: 'x\n\n  '\nb: '\n\n\n  '\nc: 'it''s\n\n\n  '\nd: 'x\n  y\n  '\n") ==
        Settings{{"a", "x\n"}, {"b", "\n\n"}, {"c", "it's\n\n"}, {"d", "x y "}});
    CHECK(parse_yaml_settings("{a: b}}\n") == Settings{{"a", "b"}});
    for (const char* nothing : {"", "\n", "# c\n", "{}\n", "null\n", "~"})
        CHECK(parse_yaml_settings(nothing).empty());
}

TEST_CASE("text keeps the line breaks that YAML 1.1 knows") {
    CHECK(parse_yaml_settings("a: >+\n  x\n\nb: |+\n  y\n\n") ==
          Settings{{"a", "x\n\n"}, {"b", "y\n\n"}});
    CHECK(parse_yaml_settings("a: |\n  x\u2028  y\nb: 1\u2029c: 2\n") ==
          Settings{{"a", "x\u2028y\n"}, {"b", "1"}, {"c", "2"}});
}

TEST_CASE("what is no text is found when reading comes near") {
    const std::string far(2000, ' ');
    CHECK_THROWS_WITH(parse_yaml_settings("a: @b\n#" + far + "\x01"),
                      "yaml: found character that cannot start any token");
    CHECK_THROWS_WITH(parse_yaml_settings("a: b\n#" + far + "\x01"),
                      "yaml: control characters are not allowed");
}

TEST_CASE("settings of another shape are refused with every place") {
    CHECK_THROWS_WITH_AS(parse_yaml_settings("a: [b]\nb: c\nc:\n  d: e\n"),
                         "yaml: unmarshal errors:\n"
                         "  line 1: cannot unmarshal !!seq into string\n"
                         "  line 4: cannot unmarshal !!map into string",
                         Error);
    CHECK_THROWS_WITH(parse_yaml_settings("- a\n"),
                      "yaml: unmarshal errors:\n"
                      "  line 1: cannot unmarshal !!seq into map[string]string");
    CHECK_THROWS_WITH(parse_yaml_settings("longer than ten"),
                      "yaml: unmarshal errors:\n"
                      "  line 1: cannot unmarshal !!str `longer ...` into map[string]string");
    CHECK_THROWS_WITH(parse_yaml_settings("5"),
                      "yaml: unmarshal errors:\n"
                      "  line 1: cannot unmarshal !!int `5` into map[string]string");
    CHECK_THROWS_WITH(parse_yaml_settings("2001-01-01"),
                      "yaml: unmarshal errors:\n"
                      "  line 1: cannot unmarshal !!timestamp `2001-01-01` into map[string]string");
    CHECK_THROWS_WITH(parse_yaml_settings("a: !foo [b]\n"),
                      "yaml: unmarshal errors:\n"
                      "  line 1: cannot unmarshal !!seq into string");
}

TEST_CASE("what go-yaml takes otherwise than libyaml is taken as go-yaml does") {
    CHECK(parse_yaml_settings("\ufeff{\u00e9:, b: it's:}\n") ==
          Settings{{"\u00e9:", ""}, {"b", "it's:"}});
    CHECK(parse_yaml_settings("a: \"it\\'s\"\nb: \"\\\\'\\'\"\n") ==
          Settings{{"a", "it's"}, {"b", "\\''"}});
    CHECK(parse_yaml_settings("a: what?\nb: ?c\nc: \"{d?}\"\nd: \"/\\\\/\"\n").size() == 4);
    const auto refused = [](const char* text, const char* words) {
        CHECK_THROWS_WITH_AS(parse_yaml_settings(text), words, Error);
    };
    refused("{\"a\": \"x\\/y\"}", "yaml: found unknown escape character");
    refused("a: b\nc: \"d\n  \\/\"\n", "yaml: line 3: found unknown escape character");
    refused("{a: http://b/?c}", "yaml: did not find expected ',' or '}'");
    refused("x: y\na: [b: &c {d: e}, f?]\n", "yaml: line 1: did not find expected ',' or ']'");
    refused("a: [b: c?]\n", "yaml: did not find expected ',' or ']'");
    std::string many;
    for (int count = 0; count < 100; ++count)
        many += "x:,";
    refused(("{" + many + "}").c_str(), "yaml: found unexpected ':'");
}

TEST_CASE("broken settings are refused in the words of go-yaml") {
    const auto refused = [](const char* text, const char* words) {
        CHECK_THROWS_WITH_AS(parse_yaml_settings(text), words, Error);
    };
    refused("\ta: b\n", "yaml: found character that cannot start any token");
    refused("a: @b\n", "yaml: found character that cannot start any token");
    refused("x: y\na: @b\n", "yaml: line 2: found character that cannot start any token");
    refused("a: b\n c: d\n", "yaml: line 2: mapping values are not allowed in this context");
    refused("a: b: c\n", "yaml: mapping values are not allowed in this context");
    refused("{a: b\n", "yaml: line 1: did not find expected ',' or '}'");
    refused("{a: b", "yaml: line 1: did not find expected ',' or '}'");
    refused("a: [b\n", "yaml: line 1: did not find expected ',' or ']'");
    refused("a: 'b\n", "yaml: line 2: found unexpected end of stream");
    refused("a: \"b", "yaml: found unexpected end of stream");
    refused("a: b\n- c\n", "yaml: line 1: did not find expected key");
    refused("a: - b\n", "yaml: block sequence entries are not allowed in this context");
    refused("a: *x\n", "yaml: unknown anchor 'x' referenced");
    refused("a: \"\\q\"\n", "yaml: found unknown escape character");
    refused("a: b\x01\n", "yaml: control characters are not allowed");
    refused("}\n", "yaml: did not find expected node content");
    refused("<<: a\n", "yaml: map merge requires map or sequence of maps as the value");
    refused("a: 'b' c\n", "yaml: did not find expected key");
    refused("x: y\na: \"b\" c\n", "yaml: line 1: did not find expected key");
    refused("{,}\n", "yaml: did not find expected node content");
    refused(": b\n", "yaml: did not find expected key");
    refused("%b\n", "yaml: found unknown directive name");
    refused("%YAML 1.2\n---\na: b\n", "yaml: found incompatible YAML document");
    refused("a: \xc3(\n", "yaml: invalid trailing UTF-8 octet");
    refused("&a {<<: *a}\n", "yaml: anchor 'a' value contains itself");
}

TEST_CASE("keys lead to a place in the text, as far as they can be found") {
    const char* text = "a: 1\nb: &x\n  c:\n    d: 2\ne: *x\n";
    CHECK(yaml_place(text, {"b", "c", "d"}) == ":4:5");
    CHECK(yaml_place(text, {"b", "c", "z"}) == ":3:3");
    CHECK(yaml_place(text, {"e", "c"}) == ":3:3");
    CHECK(yaml_place(text, {"z"}) == ":1:1");
    CHECK(yaml_place(text, {"a", "z"}) == ":1:1");
    CHECK(yaml_place("", {"a"}) == "");
}

TEST_CASE("numbers lead into lists") {
    const char* text = "a:\n- x: 1\n- y: 2\n  z: [3, {w: 4}]\n";
    CHECK(yaml_place(text, {"a", "1", "y"}) == ":3:3");
    CHECK(yaml_place(text, {"a", "1", "z", "1", "w"}) == ":4:11");
    CHECK(yaml_place(text, {"a", "2"}) == ":1:1");
}
