#include "base/error.hpp"
#include "base/file.hpp"
#include "base/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

ProcessSetup shell(const std::string& script) {
    return {.program = "/bin/sh", .arguments = {"sh", "-c", script}, .directory = "/"};
}

std::string read_all(const Fd& fd) {
    std::string text;
    char buffer[4096];
    pollfd ready{fd.get(), POLLIN, 0};
    for (;;) {
        REQUIRE(::poll(&ready, 1, 5000) == 1);
        const ssize_t count = ::read(fd.get(), buffer, sizeof buffer);
        if (count == 0)
            return text;
        if (count > 0)
            text.append(buffer, static_cast<std::size_t>(count));
    }
}

/// What a killed agent leaves: an orphaned session, its leader's number and start time.
struct Orphan {
    pid_t leader = 0;
    std::uint64_t start_time = 0;
};

Orphan leave_group(const std::string& script) {
    ProcessSetup setup = shell(script);
    setup.environment = {"MARK=mine", "PATH=/bin:/usr/bin"};
    Process process(setup);
    const Fd output = process.take_output();
    char byte = 0;
    pollfd ready{output.get(), POLLIN, 0};
    REQUIRE(::poll(&ready, 1, 5000) == 1);
    REQUIRE(::read(output.get(), &byte, 1) == 1);
    const Orphan orphan{process.pid(), process.start_time()};
    // The leader ends in an orderly way; its child stays in the group.
    process.wait();
    return orphan;
}

} // namespace

TEST_CASE("a process tells its exit code or the signal that ended it") {
    CHECK(Process(shell("exit 3")).wait() == ExitStatus{.code = 3});
    CHECK(Process(shell("exit 3")).wait().text() == "exit status 3");
    const ExitStatus killed = Process(shell("kill -SEGV $$")).wait();
    CHECK(killed.signal == SIGSEGV);
    CHECK(killed.text() == "signal: segmentation fault");
    CHECK(ExitStatus{.signal = SIGKILL}.text() == "signal: killed");
    CHECK(ExitStatus{.signal = SIGTERM}.text() == "signal: terminated");
}

TEST_CASE("an end that cannot be learned is no success") {
    const auto before = std::signal(SIGCHLD, SIG_IGN);
    CHECK_THROWS_WITH(Process(shell("exit 3")).wait(), doctest::Contains("no child processes"));
    std::signal(SIGCHLD, before);
}

TEST_CASE("a process sees its own environment, directory, umask and an empty input only") {
    ProcessSetup setup = shell("/usr/bin/env | grep -v -e ^_= -e ^SHLVL= -e ^PWD= -e ^OLDPWD=; "
                               "pwd; umask; cat; ls /proc/self/fd | wc -l; exec >&2; echo no");
    setup.environment = {"A=b c", "PATH=/bin:/usr/bin"};
    setup.directory = "/usr";
    const Fd leaky{::open("/", O_RDONLY)};
    const mode_t mask = ::umask(077);
    Process process(setup);
    CHECK(::umask(mask) == 077);
    const Fd output = process.take_output();
    const Fd errors = process.take_errors();
    // `ls` itself opens the directory it lists.
    CHECK(read_all(output) == "A=b c\nPATH=/bin:/usr/bin\n/usr\n0022\n4\n");
    CHECK(read_all(errors) == "no\n");
    CHECK(process.wait().success());
    CHECK(::getsid(0) != process.pid());
}

TEST_CASE("a process writes to the descriptors it is given") {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    const Fd output{ends[0]};
    Fd input{ends[1]};
    ProcessSetup setup = shell("echo out; echo err >&2; ls /proc/self/fd | wc -l");
    setup.environment = {"PATH=/bin:/usr/bin"};
    setup.capture = false;
    setup.output = setup.errors = input.get();
    CHECK(Process(setup).wait().success());
    input.reset();
    CHECK(read_all(output) == "out\nerr\n4\n"); // the fourth is that of ls itself
}

TEST_CASE("a process is told of by its descriptor and reaped once") {
    Process process(shell("read line; exit 4"));
    pollfd end{process.end_fd(), POLLIN, 0};
    REQUIRE(::poll(&end, 1, 5000) == 1);
    const auto status = process.poll();
    REQUIRE(status);
    // Reading the null device fails at its end.
    CHECK(status->code == 4);
    CHECK(process.poll() == status);
}

TEST_CASE("a program that cannot be started is named with the reason") {
    CHECK_THROWS_WITH_AS(Process({.program = "/no/such", .arguments = {"x"}, .directory = "/"}),
                         "fork/exec /no/such: no such file or directory", SystemError);
    CHECK_THROWS_WITH_AS(Process({.program = "/etc/passwd", .arguments = {"x"}, .directory = "/"}),
                         "fork/exec /etc/passwd: permission denied", SystemError);
    CHECK_THROWS_WITH_AS(
        Process({.program = "/bin/true", .arguments = {"x"}, .directory = "/none"}),
        "chdir /none: no such file or directory", SystemError);
}

TEST_CASE("dropping a running process kills its whole group") {
    Fd output;
    {
        Process process(shell("sleep 100 & echo .; wait"));
        output = process.take_output();
        pollfd ready{output.get(), POLLIN, 0};
        REQUIRE(::poll(&ready, 1, 5000) == 1);
    }
    // The end of the file comes when the last holder of the pipe is gone.
    CHECK(read_all(output) == ".\n");
}

TEST_CASE("children that outlive their reaped leader are left alone") {
    const Orphan orphan = leave_group("sleep 100 & echo");
    CHECK(::kill(-orphan.leader, 0) == 0);
    CHECK(end_left_over_group(orphan.leader, orphan.start_time, "MARK=mine"));
}

TEST_CASE("a group left by a killed agent is ended") {
    Process process(shell("sleep 100 & wait"));
    CHECK(end_left_over_group(process.pid(), process.start_time(), "MARK=mine"));
    CHECK(process.wait().signal == SIGKILL);
    CHECK_FALSE(end_left_over_group(process.pid(), process.start_time(), "MARK=mine"));
}

TEST_CASE("processes are found by a mark in their environment") {
    ProcessSetup setup = shell("sleep 100 & wait");
    setup.environment = {"MARK=mine", "PATH=/bin:/usr/bin"};
    Process process(setup);
    // A program that has just begun has no environment yet.
    while (read_file("/proc/" + std::to_string(process.pid()) + "/environ").empty())
        std::this_thread::yield();
    CHECK_FALSE(end_marked("MARK=other"));
    CHECK_FALSE(process.poll());
    CHECK(end_marked("MARK=mine"));
    CHECK(process.wait().signal == SIGKILL);
    CHECK_FALSE(end_marked("MARK=mine"));
}

TEST_CASE("a group is not ended when only its number is the one recorded") {
    Process process(shell("sleep 100"));
    CHECK_FALSE(end_left_over_group(process.pid(), process.start_time() + 1, "MARK=mine"));
    CHECK_FALSE(end_left_over_group(process.pid(), process.start_time() - 1, "MARK=mine"));
    CHECK_FALSE(process.poll());

    const Orphan orphan = leave_group("sleep 100 & echo");
    CHECK_FALSE(end_left_over_group(orphan.leader, orphan.start_time, "MARK=other"));
    CHECK(end_left_over_group(orphan.leader, orphan.start_time, "MARK=mine"));
}
