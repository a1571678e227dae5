#include "model/names.hpp"

#include <climits>

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("an application's name is groups of letters and digits, each with a letter") {
    for (const char* name : {"a", "mysql", "db2", "my-app", "a-1b", "a-b1-c"})
        CHECK_MESSAGE(is_application_name(name), name);
    for (const char* name :
         {"", "2a", "a-", "-a", "a--b", "a-1", "A", "a_b", "a/0", "a b", "é", "a.b"})
        CHECK_MESSAGE(!is_application_name(name), name);
}

TEST_CASE("a unit's name is an application and a number without leading zeros") {
    for (const char* name : {"a/0", "my-app/10", "db2/3"})
        CHECK_MESSAGE(is_unit_name(name), name);
    for (const char* name : {"a", "a/", "a/01", "a/-1", "a/x", "a/0/1", "/0", "a/0 "})
        CHECK_MESSAGE(!is_unit_name(name), name);
}

TEST_CASE("unit names convert to tags and nodes and back") {
    CHECK(application_of("my-app/12") == "my-app");
    CHECK(unit_number("my-app/12") == 12);
    CHECK(unit_tag("my-app/12") == "unit-my-app-12");
    CHECK(unit_node("my-app/12") == "my-app-12");
    CHECK(unit_of_node("my-app-12") == "my-app/12");
}

TEST_CASE("numbers inside names are compared as numbers") {
    CHECK(natural_less("u/2", "u/10"));
    CHECK_FALSE(natural_less("u/10", "u/2"));
    CHECK(natural_less("a/9", "b/1"));
    CHECK(natural_less("u", "u/0"));
    CHECK(natural_less("u/01", "u/1") != natural_less("u/1", "u/01"));
    CHECK_FALSE(natural_less("u/1", "u/1"));
}

TEST_CASE("a relation id is the whole number after the last colon") {
    CHECK(parse_relation_id("db:3") == 3);
    CHECK(parse_relation_id("3") == 3);
    CHECK(parse_relation_id(":1") == 1);
    CHECK(parse_relation_id("db:1:7") == 7);
    CHECK(parse_relation_id("+1") == 1);
    CHECK(parse_relation_id("01") == 1);
    CHECK(parse_relation_id("db:-1") == -1);
    CHECK(parse_relation_id("9999999999") == INT_MAX);
    for (const char* text :
         {"", "db", "db:", "db: 1", "1 ", "0x1", "1.0", "+-1", "99999999999999999999"})
        CHECK_MESSAGE(!parse_relation_id(text), text);
}
