#include "cli/format.hpp"
#include "cli/yaml-order.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("text that could be read as something else is in double quotes") {
    for (const char* text : {"",
                             "~",
                             "null",
                             "Yes",
                             "n",
                             "OFF",
                             ".NaN",
                             "-.inf",
                             "2001-1-2",
                             "2001-01-02T3:4:5.6Z",
                             "2001-01-02 03:04:05",
                             "0x1F",
                             "0o7",
                             "0b1",
                             "017",
                             "1_000",
                             "1e3",
                             ".5",
                             "1.",
                             "-1",
                             "+12:30:45",
                             "1:59.5"})
        CHECK(to_yaml(text) == '"' + std::string(text) + "\"\n");
}

TEST_CASE("text that only looks like it is plain") {
    for (const char* text :
         {"nUll", "<<", "=", "2001-13-01", "2001-02-29", "2001-01-02 03:04:05Z", "0x", "1e",
          "1e999", "._5", ".5_", ".1__0", "1:60", "10.0.0.1", "1.2.3"})
        CHECK(to_yaml(text) == std::string(text) + '\n');
}

TEST_CASE("text with indicators is in single quotes") {
    for (const char* text :
         {" a", "a ", "- a", "-", "?",   ": a",   "a: b", "a:", "a #b", "#a",   "[a",  "{}",
          "&a", "*a", "!a",  "|", "> a", "\"a\"", "%a",   "@a", "`a",   "---a", "...", ", a"})
        CHECK(to_yaml(text) == "'" + std::string(text) + "'\n");
    CHECK(to_yaml("'a'") == "'''a'''\n");
    for (const char* text : {"-a", "?a", ":a", "a:b", "a#b", "a'b", "..a"})
        CHECK(to_yaml(text) == std::string(text) + '\n');
}

TEST_CASE("special characters are escaped") {
    CHECK(to_yaml("\t\x01\x1b\r\"\\") == "\"\\t\\x01\\e\\r\\\"\\\\\"\n");
    CHECK(to_yaml("😀") == "\"\\U0001F600\"\n");
    CHECK(to_yaml("é\u0085\u2028\x7f") == "\"é\\N\\L\\x7F\"\n");
    CHECK(to_yaml("\ufeffa b") == "\"\\uFEFF\\x61\\x20\\x62\"\n");
}

TEST_CASE("lines are literal, with an indicator for hidden indents and last breaks") {
    CHECK(to_yaml("a\n\nb\n") == "|\n  a\n\n  b\n");
    CHECK(to_yaml("a\nb") == "|-\n  a\n  b\n");
    CHECK(to_yaml(Value::List{"\n", " a\n b\n\n", "x"}) == "- |2+\n\n- |2+\n   a\n   b\n\n- x\n");
    CHECK(to_yaml("a \nb") == "\"a \\nb\"\n");
    CHECK(to_yaml("a\nb ") == "\"a\\nb \"\n");
}

TEST_CASE("long values are folded at blanks past column 80") {
    const std::string word(81, 'w');
    CHECK(to_yaml(word + " a b") == word + "\n  a b\n");
    CHECK(to_yaml(word + "  a") == word + "  a\n");
    CHECK(to_yaml(Value::Map{{"k", word + "# #"}}) == "k: '" + word + "#\n  #'\n");
    CHECK(to_yaml(word + "\t  a") == '"' + word + "\\t\n  \\ a\"\n");
    CHECK(to_yaml(Value::Map{{word + " a", 1}}) == word + " a: 1\n");
}

TEST_CASE("text that is no UTF-8 is binary") {
    CHECK(to_yaml("\xff\xfe") == "!!binary //4=\n");
    CHECK(to_yaml(Value::Map{{"\xff", 1}}) == "!!binary /w==: 1\n");
    CHECK(to_yaml(Value::Map{{"k", std::string(60, '\xff')}}) ==
          "k: !!binary |\n  " + std::string(70, '/') + "\n  " + std::string(10, '/') + '\n');
}

TEST_CASE("keys are sorted with numbers by value and letters last") {
    const auto order = [](std::initializer_list<const char*> names, YamlDialect dialect) {
        Value::Map map;
        for (const char* name : names)
            map.emplace(name, 1);
        std::string keys;
        for (const auto* entry : in_yaml_order(map, dialect))
            keys += entry->first + ' ';
        return keys;
    };
    const auto v2 = YamlDialect::v2;
    CHECK(order({"a10", "a9", "a-b", "ab", "a", "A", "1", "01", "10", "a010"}, v2) ==
          "1 01 10 A a a-b a9 a10 a010 ab ");
    CHECK(order({"1e3", "1.5", "10", "1"}, v2) == "1 1.5 10 1e3 ");
    CHECK(order({"eth0x", "eth0-1", "eth0"}, v2) == "eth0 eth0-1 eth0x ");
    CHECK(order({"a102", "a13"}, v2) == "a13 a102 ");
    CHECK(order({"a102", "a13"}, YamlDialect::v1) == "a102 a13 ");
}

TEST_CASE("yaml.v1 knows no literal text, and little beyond ASCII") {
    const auto text = [](std::string_view text) { return to_yaml(text, YamlDialect::v1); };
    CHECK(text("a\nb\n") == "'a\n\n  b\n\n'\n");
    CHECK(text("a\n\nb") == "'a\n\n\n  b'\n");
    CHECK(text("a\n b") == "\"a\\n b\"\n");
    CHECK(text("a \nb") == "\"a \\nb\"\n");
    CHECK(text("\u00e9\u00a0") == "\"\\xE9\\_\"\n");
    for (const char* plain : {"2001-01-01", "1:30", "-190:20:30.15"})
        CHECK(text(plain) == std::string(plain) + '\n');
    CHECK(text("017") == "\"017\"\n");
}

TEST_CASE("yaml.v1 writes numbers in single precision") {
    const auto number = [](double value) { return to_yaml(value, YamlDialect::v1); };
    CHECK(number(123456789.0) == "1.2345679e+08\n");
    CHECK(number(0.1) == "0.1\n");
    CHECK(number(-1e100) == "-.inf\n");
    CHECK(number(5e-324) == "0\n");
}
