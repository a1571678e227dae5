#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/loop.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <optional>
#include <string>
#include <utility>

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

namespace {

std::pair<Fd, Fd> socket_pair() {
    int fds[2];
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0);
    return {Fd{fds[0]}, Fd{fds[1]}};
}

} // namespace

TEST_CASE("timers fire in the order of their delays and never early") {
    Loop loop;
    std::string order;
    const auto start = std::chrono::steady_clock::now();
    Timer second{loop, 20ms, [&] {
                     order += "2";
                     loop.stop();
                 }};
    Timer first{loop, 5ms, [&] { order += "1"; }};
    CHECK(first);
    loop.run();
    CHECK(order == "12");
    CHECK_FALSE(first);
    CHECK(std::chrono::steady_clock::now() - start >= 20ms);
}

TEST_CASE("a destroyed or replaced timer never fires") {
    Loop loop;
    bool fired = false;
    Timer gone{loop, 1ms, [&] { fired = true; }};
    gone = Timer{};
    Timer end{loop, 10ms, [&] { loop.stop(); }};
    loop.run();
    CHECK_FALSE(fired);
}

TEST_CASE("a descriptor is reported again until it is read") {
    Loop loop;
    auto [here, there] = socket_pair();
    REQUIRE(::write(there.get(), "ab", 2) == 2);
    std::string seen;
    FdWatch watch{loop, here.get(), FdWatch::Ready::read, [&, from = here.get()] {
                      char byte = 0;
                      REQUIRE(::read(from, &byte, 1) == 1);
                      seen += byte;
                      if (seen.size() == 2)
                          loop.stop();
                  }};
    loop.run();
    CHECK(seen == "ab");
}

TEST_CASE("one descriptor may be watched for reading and for writing") {
    Loop loop;
    auto [here, there] = socket_pair();
    REQUIRE(::write(there.get(), "a", 1) == 1);
    bool read = false, written = false;
    FdWatch reader{loop, here.get(), FdWatch::Ready::read, [&] { read = true; }};
    FdWatch writer{loop, here.get(), FdWatch::Ready::write, [&] { written = true; }};
    loop.run_once(1s);
    CHECK(read);
    CHECK(written);
}

TEST_CASE("a handle may be destroyed or replaced within its own callback") {
    Loop loop;
    auto [here, there] = socket_pair();
    const std::string long_text(100, 'x');
    std::string seen;
    std::optional<FdWatch> watch;
    watch.emplace(loop, here.get(), FdWatch::Ready::write, [&, long_text] {
        watch.reset();
        seen += long_text;
    });
    Timer timer;
    timer = Timer{loop, 0ms, [&, long_text] {
                      timer = Timer{loop, 0ms, [&] { loop.stop(); }};
                      seen += long_text;
                  }};
    loop.run();
    CHECK(seen == long_text + long_text);
}

TEST_CASE("an exception leaves run() and the loop goes on afterwards") {
    Loop loop;
    Timer bad{loop, 0ms, [] { throw Error("boom"); }};
    CHECK_THROWS_WITH_AS(loop.run(), "boom", Error);
    Timer good{loop, 0ms, [&] { loop.stop(); }};
    loop.run();
}

TEST_CASE("an exception of a handle that destroyed itself leaves run() too") {
    Loop loop;
    Timer bad;
    bad = Timer{loop, 0ms, [&] {
                    bad = Timer{};
                    throw Error("boom");
                }};
    CHECK_THROWS_WITH_AS(loop.run_once(1s), "boom", Error);
}

TEST_CASE("run_once returns after its limit when nothing happens") {
    Loop loop;
    const auto start = std::chrono::steady_clock::now();
    loop.run_once(10ms);
    loop.run_once(0ms);
    CHECK(std::chrono::steady_clock::now() - start >= 10ms);
    Timer end{loop, 0ms, [&] { loop.stop(); }};
    loop.run_once(1s);
    loop.run();
}

TEST_CASE("signals arrive in the loop, each time") {
    Loop loop;
    int count = 0;
    SignalWatch watch{loop, SIGUSR1, [&] {
                          if (++count == 2)
                              loop.stop();
                          else
                              ::raise(SIGUSR1);
                      }};
    ::raise(SIGUSR1);
    loop.run();
    CHECK(count == 2);
}
