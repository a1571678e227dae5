#include "../store/temporary-directory.hpp"
#include "base/error.hpp"
#include "tools/tool.hpp"

#include <sys/stat.h>

#include <cstdlib>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

struct CallerDirectory : TemporaryDirectory {
    ToolIo io;

    CallerDirectory() { io.directory = path().string(); }

    void print(const std::string& to, const std::string& text) {
        Output output;
        output.path = to;
        io.print(output, text);
    }
};

} // namespace

TEST_CASE("a caller's path starts at the caller's directory or at a home, and is cleaned") {
    ToolIo io;
    io.directory = "/srv/charm";
    CHECK(io.absolute("a/b") == "/srv/charm/a/b");
    CHECK(io.absolute("./a//../b") == "/srv/charm/b");
    CHECK(io.absolute(".") == "/srv/charm");
    CHECK(io.absolute("../..") == "/");
    CHECK(io.absolute("/etc/.//x/") == "/etc/x");
    CHECK(io.absolute("~root/x") == "/root/x");
    CHECK(io.absolute("~no-such-user/x") == "/srv/charm/~no-such-user/x");
}

TEST_CASE("output goes to a file of the caller's directory, replacing what was there") {
    CallerDirectory caller;
    caller.print("out.txt", "first and longer");
    caller.print("out.txt", "second");
    CHECK(read_file(caller.path() / "out.txt") == "second");
    CHECK(caller.io.output.empty());
    caller.print("", "plain");
    CHECK(caller.io.output == "plain");
}

TEST_CASE("an output file that cannot be opened is named as the agent sees it") {
    CallerDirectory caller;
    const std::string text =
        "open " + caller.io.directory + "/none/out.txt: no such file or directory";
    CHECK_THROWS_WITH_AS(caller.print("none/out.txt", "x"), text.c_str(), Error);
}

TEST_CASE("neither a pipe nobody reads nor one nobody writes stops the agent") {
    CallerDirectory caller;
    REQUIRE(::mkfifo((caller.path() / "pipe").c_str(), 0600) == 0);
    CHECK_THROWS_AS(caller.print("pipe", "x"), Error);
    CHECK_THROWS_AS((void)caller.io.read_file("pipe"), Error);
}

TEST_CASE("a file of the caller is read relative to its directory") {
    CallerDirectory caller;
    write_file(caller.path() / "in.yaml", "a: b\n");
    CHECK(caller.io.read_file("in.yaml") == "a: b\n");
    const std::string text = "read " + caller.io.directory + ": is a directory";
    CHECK_THROWS_WITH_AS((void)caller.io.read_file("."), text.c_str(), Error);
    CHECK_THROWS_WITH_AS((void)caller.io.read_file("/nowhere//./x/"),
                         "open /nowhere/x: no such file or directory", Error);
}

TEST_CASE("a leading tilde is the home of the agent's user or of the one named") {
    CallerDirectory caller;
    write_file(caller.path() / "in.yaml", "a: b\n");
    const char* const home = std::getenv("HOME");
    const std::string before = home == nullptr ? "/" : home;
    ::setenv("HOME", caller.path().c_str(), 1);
    CHECK(caller.io.read_file("~/in.yaml") == "a: b\n");
    ::setenv("HOME", before.c_str(), 1);
    CHECK_THROWS_WITH_AS((void)caller.io.read_file("~no-such-user/x"),
                         "no such user: user: unknown user no-such-user", Error);
    CHECK_THROWS_WITH_AS((void)caller.io.read_file("~root/no-such-file"),
                         "open /root/no-such-file: no such file or directory", Error);
}

TEST_CASE("standard input that was not sent is asked for") {
    ToolIo io;
    CHECK_THROWS_AS((void)io.read_input(), NeedsInput);
    io.input = "";
    CHECK(io.read_input().empty());
}

TEST_CASE("the tools of Juju 1.x are its ten") {
    std::string names;
    for (const Tool* tool : all_tools())
        if (find_tool(tool->text.name, Compat::juju1) != nullptr)
            names += std::string(tool->text.name) + " ";
    CHECK(names == "close-port config-get juju-log open-port owner-get relation-get relation-ids "
                   "relation-list relation-set unit-get ");
}

TEST_CASE("tools are found by their exact name in the profiles that have them") {
    CHECK(find_tool("relation-get", Compat::juju3) != nullptr);
    CHECK(find_tool("Relation-get", Compat::juju3) == nullptr);
    CHECK(find_tool("owner-get", Compat::juju3) == nullptr);
    CHECK(find_tool("leader-set", Compat::juju3) != nullptr);
    CHECK(find_tool("leader-set", Compat::juju4) == nullptr);
}

TEST_CASE("every tool's help stands on its own, without a context") {
    for (const Tool* tool : all_tools()) {
        Options options;
        tool->make(nullptr)->declare(options);
        CAPTURE(tool->text.name);
        const std::string help = help_text(tool->text, options);
        const std::string usage = "Usage: " + std::string(tool->text.name);
        CHECK((help.starts_with(usage + ' ') || help.starts_with(usage + '\n')));
        CHECK_FALSE(tool->text.summary.ends_with('.'));
    }
}
