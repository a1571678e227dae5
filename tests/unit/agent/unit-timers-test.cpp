#include "agent/unit-timers.hpp"
#include "noon.hpp"

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

TEST_CASE("retries come after five seconds, doubling up to five minutes") {
    RetryTimer timer;
    Time now = noon;
    for (const auto wanted : {5s, 10s, 20s, 40s, 80s, 160s, 300s, 300s}) {
        timer.failed(now, 0.5);
        CHECK(*timer.next() == now + wanted);
        // Being asked again does not put it off.
        timer.failed(now + 1s, 0.5);
        CHECK(*timer.next() == now + wanted);
        CHECK_FALSE(timer.due(now + wanted - 1ms));
        CHECK(timer.due(now + wanted));
        now += wanted;
        timer.stop();
    }
    timer.reset();
    timer.failed(now, 0.5);
    CHECK(*timer.next() == now + 5s);
}

TEST_CASE("a retry is varied by a tenth either way") {
    RetryTimer early, late;
    early.failed(noon, 0);
    late.failed(noon, 1);
    CHECK(*early.next() == noon + 4500ms);
    CHECK(*late.next() == noon + 5500ms);
}

TEST_CASE("missed ticks do not accumulate") {
    TickTimer timer(3);
    timer.look(noon, 5min, 0.5);
    CHECK(timer.tick() == 3);
    CHECK(timer.next() == noon + 5min);
    timer.look(noon + 4min, 5min, 0.5);
    CHECK(timer.tick() == 3);
    timer.look(noon + 50min, 5min, 0);
    CHECK(timer.tick() == 4);
    CHECK(timer.next() == noon + 54min);
    timer.look(noon + 50min, 5min, 1);
    CHECK(timer.tick() == 4);
}

TEST_CASE("a new interval counts from when it is seen") {
    TickTimer timer;
    timer.look(noon, 5min, 0.5);
    timer.look(noon + 1s, 2s, 0.5);
    CHECK(timer.tick() == 0);
    CHECK(timer.next() == noon + 3s);
}
