#include "base/comma-list.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("a list is split at commas, without blanks and empty items") {
    using List = std::vector<std::string>;
    CHECK(split_commas("a,b") == List{"a", "b"});
    CHECK(split_commas(" a ,, b c,") == List{"a", "b c"});
    CHECK(split_commas("").empty());
}
