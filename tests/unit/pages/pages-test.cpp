#include "base/error.hpp"
#include "pages/pages.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

std::string page(std::string_view tool) {
    return tool_page(*find_tool(tool, tool == "owner-get" ? Compat::juju1 : Compat::juju3));
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a tool's page tells when it takes effect and where there is none") {
    CHECK(has(page("relation-get"), "It changes nothing.\n"));
    CHECK(has(page("status-set"), "stays if the hook fails later"));
    CHECK(has(page("relation-set"), "What it does is done when the hook has succeeded"));
    CHECK(has(page("leader-get"), "Juju 4.x has it no more."));
    CHECK_FALSE(has(page("config-get"), "Juju 4.x"));
    CHECK(has(page("owner-get"), "Juju 1.x alone has it."));
    CHECK(has(page("action-set"), "It works while an action runs."));
}

TEST_CASE("a page leads to the commands its texts speak of") {
    const std::string text = page("unit-get"); // names network-get and relation-set
    CHECK(text.ends_with(".Sh SEE ALSO\n.Xr hookbox 1 ,\n.Xr network-get 1 ,\n.Xr relation-set 1 "
                         ",\n.Xr hookbox-hooks 7\n"));
}

TEST_CASE("a verb's page names its aliases") {
    const std::string text = verb_page(*find_verb("integrate"));
    CHECK(has(text, ".Nm hookbox-integrate\n"));
    CHECK(has(text, ".Nm hookbox integrate\n"));
    CHECK(has(text, "It can also be called relate, add\\-relation.\n"));
}

TEST_CASE("gaps of a page are filled with lists") {
    const std::string text = completed_page("before\n@VERBS@\n@TOOLS WITH HOOK@\nafter @ all\n");
    CHECK(text.starts_with("before\n.It Xr hookbox-"));
    CHECK(has(text, ".It Xr hookbox-agent 8\n"));
    CHECK(has(text, ".It Xr relation-set 1\n"));
    CHECK_FALSE(has(text, ".It Xr relation-get 1\n"));
    CHECK(text.ends_with("after @ all\n"));
    CHECK_THROWS_AS(completed_page("@NO SUCH LIST@\n"), Error);
}

TEST_CASE("a verb that is a program's name has a page of that name") {
    CHECK(page_name(Verb{.text = {.name = "deploy", .synopsis = {}, .summary = {}}, .make = {}}) ==
          "hookbox-deploy");
    CHECK(page_name(Verb{.text = {.name = "juju-exec", .synopsis = {}, .summary = {}},
                         .make = {}}) == "juju-exec");
}
