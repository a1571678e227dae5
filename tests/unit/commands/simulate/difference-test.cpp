#include "commands/simulate/difference.hpp"
#include "value/json.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

std::string changed(std::string_view before, std::string_view after) {
    return to_plain_json(difference(parse_json(before), parse_json(after)));
}

} // namespace

TEST_CASE("a difference has what is new or other, and null for what is gone") {
    CHECK(changed(R"({"a": 1})", R"({"a": 1})") == "{}");
    CHECK(changed(R"({"a": 1, "b": 2, "c": 3})", R"({"a": 1, "b": 5, "d": {}})") ==
          R"({"b":5,"c":null,"d":{}})");
    CHECK(changed(R"({"m": {"x": {"k": "1", "l": "2"}, "y": 1}})",
                  R"({"m": {"x": {"k": "1", "l": "3"}, "y": 1}})") == R"({"m":{"x":{"l":"3"}}})");
    CHECK(changed(R"({"a": null})", R"({"a": false})") == R"({"a":false})");
    CHECK(changed(R"({"a": {"b": 1}})", R"({"a": [1]})") == R"({"a":[1]})");
}

TEST_CASE("lists are given whole, but for those whose items have numbers as ids") {
    CHECK(changed(R"({"l": ["80/tcp"]})", R"({"l": ["80/tcp", "90/tcp"]})") ==
          R"({"l":["80/tcp","90/tcp"]})");
    CHECK(changed(R"({"r": [{"id": 1, "s": {"a": "1"}, "t": 5}, {"id": 2, "s": {}}]})",
                  R"({"r": [{"id": 1, "s": {"a": "1", "b": "2"}, "t": 5}, {"id": 2, "s": {}},
                            {"id": 3}]})") == R"({"r":[{"id":1,"s":{"b":"2"}},{"id":3}]})");
    CHECK(changed(R"({"p": []})", R"({"p": [{"id": "x", "class": "c"}]})") ==
          R"({"p":[{"class":"c","id":"x"}]})");
}
