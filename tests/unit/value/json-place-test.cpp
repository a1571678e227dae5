#include "value/json-place.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("keys and numbers lead to a place in JSON text, as far as they can be found") {
    const char* text = "{\"a\": 1,\n \"b\": [true, {\"c\\u0064\": \"]}\\\"\", \"e\": -1.5e3}],\n"
                       " \"f\" : {} , \"a\":{\"x\":null}}";
    CHECK(json_place(text, {}) == ":1:1");
    CHECK(json_place(text, {"b"}) == ":2:2");
    CHECK(json_place(text, {"b", "0"}) == ":2:8");
    CHECK(json_place(text, {"b", "1", "cd"}) == ":2:15");
    CHECK(json_place(text, {"b", "1", "e"}) == ":2:34");
    CHECK(json_place(text, {"b", "2"}) == ":2:2");
    CHECK(json_place(text, {"f", "z"}) == ":3:2");
    CHECK(json_place(text, {"a", "x"}) == ":3:18"); // the last of two counts
    CHECK(json_place(" \n  []", {"0"}) == ":2:3");
    CHECK(json_place("", {"0"}) == ":1:1");
}
