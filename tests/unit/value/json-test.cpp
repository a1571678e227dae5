#include "base/error.hpp"
#include "value/json.hpp"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("a number without point and exponent is an integer") {
    const Value list = parse_json("[8080, 8080.0, 1e3, -1, 18446744073709551615, 1e-400, -0]");
    CHECK(list.list()[0] == Value(8080));
    CHECK(list.list()[1] == Value(8080.0));
    CHECK(list.list()[2] == Value(1000.0));
    CHECK(list.list()[3] == Value(-1));
    CHECK(list.list()[4] == Value(UINT64_MAX));
    CHECK(list.list()[5].is<double>());
    CHECK(parse_json("99999999999999999999").is<double>());
}

TEST_CASE("of a repeated key the last value counts") {
    CHECK(parse_json(R"({"a": 1, "b": {"a": []}, "a": null})") ==
          Value(Value::Map{{"a", {}}, {"b", Value::Map{{"a", Value::List{}}}}}));
}

TEST_CASE("an error names source, line and column") {
    CHECK_THROWS_WITH_AS(parse_json("{\n  \"a\": x}", "state.json"),
                         doctest::Contains("state.json:2:8: "), Error);
    CHECK_THROWS_WITH(parse_json("", "f"), doctest::Contains("f:1:1: "));
    CHECK_THROWS_WITH(parse_json("[1] 2", "f"), doctest::Contains("f:1:5: "));
    CHECK_THROWS_AS(parse_json(R"("\ud800")"), Error);
    CHECK_THROWS_AS(parse_json("\"\xff\""), Error);
}

TEST_CASE("nesting is bounded") {
    CHECK_NOTHROW(parse_json(std::string(1000, '[') + std::string(1000, ']')));
    CHECK_THROWS_WITH_AS(parse_json(std::string(100000, '[')),
                         "json: nested deeper than 1000 levels", Error);
}

TEST_CASE("what is stored is read back the same") {
    const auto same = [](const Value& value) {
        const std::string stored = to_stored(value);
        CHECK(stored.find('\n') == std::string::npos);
        CHECK_MESSAGE(from_stored(stored, "test") == value, stored);
    };
    const double infinity = std::numeric_limits<double>::infinity();
    for (const Value& value : Value::List{{},
                                          true,
                                          1,
                                          -1,
                                          UINT64_MAX,
                                          INT64_MIN,
                                          0.0,
                                          -0.0,
                                          8080.0,
                                          0.1,
                                          1e300,
                                          5e-324,
                                          infinity,
                                          -infinity,
                                          "",
                                          "a\"\\\n\t\x01\x7fé😀",
                                          "\xff\xfe",
                                          "a\xc3"})
        same(value);
    for (const char* key : {"b64", "number", "pairs", "map", "a", "", "\xff"}) {
        same(Value::Map{{key, "YQ=="}});
        same(Value::Map{{key, Value::Map{{key, Value::List{Value::Map{{key, 1}}}}}}});
        same(Value::Map{{key, 1}, {"z\xff", "x"}});
    }
    CHECK(std::isnan(from_stored(to_stored(std::nan("")), "test").as<double>()));
    CHECK(std::signbit(from_stored(to_stored(-0.0), "test").as<double>()));
}

TEST_CASE("stored text is plain JSON") {
    CHECK(to_stored(Value::Map{{"a", Value::List{1, 2.5, "x\n"}}, {"b", "\xff"}}) ==
          R"({"a":[1,2.5,"x\u000a"],"b":{"b64":"/w=="}})");
    CHECK_THROWS_WITH_AS(from_stored(R"({"b64": "?"})", "node /x"), "node /x: malformed base64",
                         Error);
}
