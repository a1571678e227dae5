#include "charm/ignore.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

IgnoreRules rules(const char* text) {
    IgnoreRules made;
    made.add(text);
    return made;
}

} // namespace

TEST_CASE("VCS directories and build products are left out of every charm") {
    const IgnoreRules none;
    for (const char* path : {".git", ".hg", ".bzr", ".svn", ".tox", "build", "lib/.git"})
        CHECK(none.ignores(path, true));
    for (const char* path : {"revision", "version", ".jujuignore"})
        CHECK(none.ignores(path, false));
    CHECK_FALSE(none.ignores("build", false));
    CHECK_FALSE(none.ignores("src/build", true));
    CHECK_FALSE(none.ignores("lib/version", false));
    CHECK_FALSE(none.ignores("hooks/install", false));
}

TEST_CASE("a pattern without a slash matches at every depth") {
    const auto made = rules("*.pyc\n");
    CHECK(made.ignores("a.pyc", false));
    CHECK(made.ignores("lib/deep/a.pyc", false));
    CHECK_FALSE(made.ignores("a.py", false));
}

TEST_CASE("a pattern with a slash is anchored at the charm's root") {
    const auto made = rules("docs/*.md\n/top\n");
    CHECK(made.ignores("docs/a.md", false));
    CHECK_FALSE(made.ignores("docs/deep/a.md", false));
    CHECK_FALSE(made.ignores("lib/docs/a.md", false));
    CHECK(made.ignores("top", false));
    CHECK_FALSE(made.ignores("lib/top", false));
}

TEST_CASE("a trailing slash matches directories only") {
    const auto made = rules("cache/\n");
    CHECK(made.ignores("lib/cache", true));
    CHECK_FALSE(made.ignores("lib/cache", false));
}

TEST_CASE("two stars stand for any number of directories") {
    const auto made = rules("foo/**/bar\nall/**\n**/tmp\n");
    CHECK(made.ignores("foo/bar", false));
    CHECK(made.ignores("foo/1/2/bar", false));
    CHECK(made.ignores("all/x/y", false));
    CHECK_FALSE(made.ignores("all", true));
    CHECK(made.ignores("tmp", true));
    CHECK(made.ignores("a/b/tmp", true));
}

TEST_CASE("the last matching pattern wins, so that an exclamation mark keeps a file") {
    const auto made = rules("foo/*\n!foo/README.md\n");
    CHECK(made.ignores("foo/x", false));
    CHECK_FALSE(made.ignores("foo/README.md", false));
}

TEST_CASE("empty lines, comments and surrounding blanks mean nothing") {
    const auto made = rules("\n# x\n  y  \r\n\\#z\n");
    CHECK_FALSE(made.ignores("x", false));
    CHECK(made.ignores("y", false));
    CHECK(made.ignores("#z", false));
}
