#include "cli/table.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("columns are as wide as their longest cell and two blanks apart, the last unpadded") {
    Table table({{"App"}, {"Scale", true}, {"Charm"}, {"Rev", true}, {"Message"}});
    table.add({"haproxy", "1/2", "haproxy", "3", "no backend"});
    table.add({"db", "1", "mysql", "10", ""});
    CHECK(table.text() == "App      Scale  Charm    Rev  Message\n"
                          "haproxy    1/2  haproxy    3  no backend\n"
                          "db           1  mysql     10  \n");
}

TEST_CASE("a cell longer than its title aligns the title to the right as well") {
    Table table({{"Rev", true}, {"Name"}});
    table.add({"12345", "x"});
    CHECK(table.text() == "  Rev  Name\n12345  x\n");
}

TEST_CASE("width counts characters, not bytes") {
    Table table({{"A"}, {"B"}});
    table.add({"äöü", "x"});
    table.add({"abcd", "y"});
    CHECK(table.text() == "A     B\näöü   x\nabcd  y\n");
}

TEST_CASE("a row with too few cells is filled up with empty ones") {
    Table table({{"A"}, {"B"}});
    table.add({"x"});
    CHECK(table.text() == "A  B\nx  \n");
}

TEST_CASE("text up to the limit is kept, longer text ends in dots") {
    CHECK(shortened("123456", 6) == "123456");
    CHECK(shortened("1234567", 6) == "123...");
    CHECK(shortened("äöüäöüä", 6) == "äöü...");
    CHECK(shortened("äöüäöü", 6) == "äöüäöü");
}

TEST_CASE("line breaks and tabs would break the table and become blanks") {
    CHECK(shortened("a\nb\tc", 10) == "a b c");
}
