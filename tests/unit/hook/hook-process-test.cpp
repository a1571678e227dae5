#include "hook/hook-process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <optional>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

struct Run {
    ExitStatus status;
    std::vector<std::string> lines;
    std::chrono::milliseconds duration{};
};

Run run_script(const std::string& script) {
    Loop loop;
    Run run;
    std::optional<HookProcess> process;
    const auto start = std::chrono::steady_clock::now();
    const LogSink log = [&](const std::string& level, const std::string& module,
                            const std::string& message) {
        run.lines.push_back(level + " " + module + " " + message);
    };
    process.emplace(loop,
                    ProcessSetup{.program = "/bin/bash",
                                 .arguments = {"bash", "-c", script},
                                 .environment = {"PATH=/bin:/usr/bin"},
                                 .directory = "/"},
                    log, "unit.u/0.install", [&](ExitStatus status) {
                        run.status = status;
                        process.reset();
                        loop.stop();
                    });
    loop.run();
    run.duration = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start);
    return run;
}

} // namespace

TEST_CASE("a hook's output is logged line by line, its errors as warnings") {
    const Run run = run_script("echo ' one '; echo; echo two >&2; printf three; exit 7");
    CHECK(run.status == ExitStatus{.code = 7});
    std::vector<std::string> output, errors;
    for (const std::string& line : run.lines)
        (line.starts_with("DEBUG") ? output : errors).push_back(line);
    CHECK(output == std::vector<std::string>{"DEBUG unit.u/0.install  one ",
                                             "DEBUG unit.u/0.install ",
                                             "DEBUG unit.u/0.install three"});
    CHECK(errors == std::vector<std::string>{"WARNING unit.u/0.install two"});
}

TEST_CASE("a long line is logged in pieces of 4096 bytes") {
    std::vector<std::string> lines;
    LineSplitter splitter([&](const std::string& line) { lines.push_back(line); });
    const std::string text(10240, 'x');
    for (std::size_t at = 0; at < text.size(); at += 100)
        splitter.feed(std::string_view(text).substr(at, 100));
    splitter.feed("\n\n");
    splitter.finish();
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] + lines[1] + lines[2] == text);
    CHECK(lines[0].size() == 4096);
    CHECK(lines[3].empty());

    lines.clear();
    splitter.feed(std::string(4096, 'y'));
    splitter.feed("\nz");
    splitter.finish();
    CHECK(lines == std::vector<std::string>{std::string(4096, 'y'), "z"});
}

TEST_CASE("a child that keeps the output open does not hold up the end of its hook") {
    const Run run = run_script("sleep 3 & echo out; exit 0");
    CHECK(run.status.success());
    CHECK(run.lines == std::vector<std::string>{"DEBUG unit.u/0.install out"});
    CHECK(run.duration < std::chrono::milliseconds(2500));
}

TEST_CASE("a child that writes after its hook's end is not killed by it") {
    Loop loop;
    OutputDrain drain(loop);
    Process child({.program = "/bin/sh",
                   .arguments = {"sh", "-c", "for i in 1 2 3; do echo x; done; echo y >&2; exit 5"},
                   .directory = "/"});
    drain.adopt(child.take_output());
    drain.adopt(child.take_errors());
    FdWatch end(loop, child.end_fd(), FdWatch::Ready::read, [&] { loop.stop(); });
    loop.run();
    CHECK(child.wait() == ExitStatus{.code = 5});
}

TEST_CASE("who asks for it gets each output's bytes as they are") {
    Loop loop;
    std::string output, errors;
    const HookProcess process(
        loop,
        ProcessSetup{.program = "/bin/bash",
                     .arguments = {"bash", "-c", "printf 'a\\n\\xff'; printf b >&2"},
                     .environment = {"PATH=/bin:/usr/bin"},
                     .directory = "/"},
        [](const std::string&, const std::string&, const std::string&) {}, "unit.u/0.install",
        [&](ExitStatus) { loop.stop(); },
        {[&](std::string_view bytes) { output += bytes; },
         [&](std::string_view bytes) { errors += bytes; }});
    loop.run();
    CHECK(output == "a\n\xff");
    CHECK(errors == "b");
}

TEST_CASE("of the outputs that children keep open only the last are read") {
    Loop loop;
    OutputDrain drain(loop);
    std::vector<Fd> writers;
    for (int i = 0; i < 130; ++i) {
        int ends[2];
        REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
        drain.adopt(Fd{ends[0]});
        writers.emplace_back(ends[1]);
    }
    const auto is_read = [](const Fd& writer) {
        pollfd state{writer.get(), 0, 0};
        ::poll(&state, 1, 0);
        return (state.revents & POLLERR) == 0;
    };
    CHECK_FALSE(is_read(writers[1]));
    CHECK(is_read(writers[2]));
    CHECK(is_read(writers.back()));
}

TEST_CASE("output written just before the end is not lost") {
    const Run run = run_script("head -c 300000 /dev/zero | tr '\\0' x; echo; echo end");
    CHECK(run.lines.back() == "DEBUG unit.u/0.install end");
    CHECK(run.lines.size() == 300000 / 4096 + 2);
}
