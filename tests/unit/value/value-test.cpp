#include "base/error.hpp"
#include "value/value.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("an integer is signed as long as it fits") {
    CHECK(Value(std::uint64_t{5}).is<std::int64_t>());
    CHECK(Value(UINT64_MAX).is<std::uint64_t>());
    CHECK(Value(true).is<bool>());
}

TEST_CASE("looking into something that is no map gives null") {
    const Value map = Value::Map{{"a", 1}};
    CHECK(map["a"].integer() == 1);
    CHECK(map["b"].is_null());
    CHECK(Value("text")["a"].is_null());
}

TEST_CASE("the wrong kind is named") {
    CHECK_THROWS_WITH_AS(Value(1).text(), "expected string, got int", Error);
    CHECK(Value().text().empty());
}
