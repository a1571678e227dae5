#include "cli/man-page.hpp"
#include "cli/roff.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("what roff would understand otherwise is escaped") {
    CHECK(roff_escaped("relation-get a\\b") == "relation\\-get a\\eb");
    CHECK(roff_escaped("wörter …") == "w\\[u00F6]rter \\[u2026]");
    CHECK(roff_argument("<key>=\"x\" | .El") == "\"\\&<key>=\\(dqx\\(dq | .El\"");
    CHECK(roff_text(".profile is a file, so is\n'this.") ==
          "\\&.profile is a file, so is 'this.\n");
    CHECK(roff_text("'this") == "\\&'this\n");
}

TEST_CASE("paragraphs, sentences and what is shown as it is") {
    CHECK(roff_text("") == "");
    CHECK(roff_text("One. Two\nthree\n\nFour (five.) Six") ==
          "One.\nTwo three\n.Pp\nFour (five.)\nSix\n");
    CHECK(roff_text("Before\n\n  shown  as\n  .it is\n\nAfter") ==
          "Before\n.Bd -literal\n  shown  as\n  .it is\n.Ed\n.Pp\nAfter\n");
    CHECK(roff_text("  all\n  of it") == ".Bd -literal\n  all\n  of it\n.Ed\n");
    const std::string word(40, 'x');
    CHECK(roff_text(word + ' ' + word) == word + '\n' + word + '\n');
    CHECK(roff_example("    a -b\n    'c'") == ".Bd -literal\na \\-b\n\\&'c'\n.Ed\n");
}

TEST_CASE("a page has a section for all that there is to say") {
    Options options;
    bool all = false;
    std::string file;
    options.flag(all, "a,all", "print all");
    options.text(file, "file", "<file> | -", "read from <file>");
    CHECK(man_page({.name = "get",
                    .synopsis = "[options] <key>",
                    .summary = "get it",
                    .details = "It gets.",
                    .examples = "    get x"},
                   options,
                   {.name = "the-get",
                    .call = "the get",
                    .more = "More.",
                    .statuses = "0 or 1.",
                    .see_also = {"other", "that 7"}}) ==
          R"~(.\" Made from the texts of "the get --help".
.Dd November 22, 2026
.Dt THE-GET 1
.Os
.Sh NAME
.Nm the-get
.Nd get it
.Sh SYNOPSIS
.Nm the get
[options] <key>
.Sh DESCRIPTION
It gets.
.Pp
More.
.Sh OPTIONS
.Bl -tag -width Ds
.It Fl a , Fl \-all
print all
.It Fl \-file Ar "\&<file> | \-"
read from <file>
.El
.Sh EXIT STATUS
0 or 1.
.Sh EXAMPLES
.Bd -literal
get x
.Ed
.Sh SEE ALSO
.Xr other 1 ,
.Xr that 7
)~");
    CHECK(man_page({.name = "x", .synopsis = "", .summary = "do x"}, {},
                   {.name = "x", .call = "x", .more = {}, .statuses = {}}) ==
          ".\\\" Made from the texts of \"x --help\".\n.Dd November 22, 2026\n.Dt X 1\n.Os\n"
          ".Sh NAME\n.Nm x\n.Nd do x\n.Sh SYNOPSIS\n.Nm x\n");
}
