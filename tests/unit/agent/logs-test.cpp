#include "agent/execution-locks.hpp"
#include "agent/log-levels.hpp"
#include "agent/unit-log.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <filesystem>
#include <optional>

#include <doctest/doctest.h>

using namespace hookbox;
namespace fs = std::filesystem;

namespace {

struct Directory {
    fs::path path = fs::temp_directory_path() / ("hookbox-test-" + random_hex(8));
    Directory() { fs::create_directory(path); }
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;
    ~Directory() { fs::remove_all(path); }
};

} // namespace

TEST_CASE("the closest configured module decides the level") {
    const LogLevels plain;
    CHECK(plain.shows("INFO", "unit.a/0.install"));
    CHECK_FALSE(plain.shows("DEBUG", "unit.a/0.install"));
    CHECK_FALSE(plain.shows("UNSPECIFIED", "x"));

    const LogLevels levels("<root>=WARNING; unit=debug;unit.a/0.juju-log=ERROR;bad;x=LOUD");
    CHECK_FALSE(levels.shows("INFO", "juju.worker"));
    CHECK(levels.shows("WARNING", "x"));
    CHECK(levels.shows("DEBUG", "unit.a/0.install"));
    CHECK_FALSE(levels.shows("TRACE", "unit.a/0.install"));
    CHECK_FALSE(levels.shows("WARNING", "unit.a/0.juju-log"));
    CHECK(levels.shows("CRITICAL", "unit.a/0.juju-log"));
    CHECK(LogLevels("debug").shows("DEBUG", "x"));
}

TEST_CASE("a log configuration that makes no sense is told from one that does") {
    for (const char* good : {"", "<root>=INFO", "<root>=info; unit=DEBUG;", "TRACE"})
        check_log_config(good);
    CHECK_THROWS_WITH_AS(check_log_config("unit=LOUD"), "unknown severity level \"LOUD\"", Error);
    CHECK_THROWS_WITH_AS(check_log_config("=INFO"), "level INFO has no module before it", Error);
}

TEST_CASE("a unit's log has Juju's long form") {
    const Directory directory;
    UnitLog log(directory.path / "unit-a-0.log");
    const Time time = from_rfc3339("2024-07-16T02:45:41.123Z");
    log.write(time, "WARNING", "unit.a/0.install", "text");
    log.write(time, "DEBUG", "unit.a/0.install", "unseen");
    CHECK(read_file(directory.path / "unit-a-0.log") ==
          "2024-07-16 02:45:41 WARNING unit.a/0.install logger.go:60 text\n");
}

TEST_CASE("a log that has grown too large is put aside, five times") {
    const Directory directory;
    const fs::path path = directory.path / "log";
    RotatingFile file(path, 10);
    for (int line = 0; line < 8; ++line)
        file.write("line " + std::to_string(line) + "..\n");
    CHECK(read_file(path) == "line 7..\n");
    CHECK(read_file(path.string() + ".1") == "line 6..\n");
    CHECK(read_file(path.string() + ".5") == "line 2..\n");
    CHECK_FALSE(fs::exists(path.string() + ".6"));
}

TEST_CASE("durations in the lock's log are to the second") {
    using namespace std::chrono_literals;
    CHECK(rough_duration(0ms) == "0s");
    CHECK(rough_duration(1600ms) == "2s");
    CHECK(rough_duration(65s) == "1m5s");
    CHECK(rough_duration(3600s) == "1h0m0s");
}

TEST_CASE("the machine lock is granted in the order of asking, one at a time") {
    const Directory directory;
    Loop loop;
    RotatingFile file(directory.path / "log");
    MachineLock lock(loop, directory.path / "lock", file, "machine-0");
    std::string order;
    std::optional<MachineLock::Place> first, second, third;
    auto turns = [&] {
        for (int turn = 0; turn < 4; ++turn)
            loop.run_once({});
        return order;
    };
    first.emplace(lock, "a/0", [&] { order += "1"; });
    second.emplace(lock, "b/0", [&] { order += "2"; });
    third.emplace(lock, "c/0", [&] { order += "3"; });
    CHECK(order.empty());
    CHECK(turns() == "1");
    CHECK(first->held());
    CHECK_FALSE(second->held());
    second.reset();
    first->set_operation("run install hook");
    first.reset();
    CHECK(turns() == "13");
    third.reset();
    const std::string log = read_file(directory.path / "log");
    CHECK(log.ends_with(" machine-0: a/0 uniter (run install hook), waited 0s, held 0s\n"));
}

TEST_CASE("the locks of groups are apart from the machine's, and write to its log") {
    const Directory directory;
    Loop loop;
    const Home home(directory.path / "home");
    make_private_directories(home.logs());
    ExecutionLocks locks(loop, home, "machine-0");
    CHECK(&locks.group("a/b") == &locks.group("a/b"));
    std::optional<MachineLock::Place> hook, one, other;
    hook.emplace(locks.machine(), "a/0", [] {});
    one.emplace(locks.group("a/b"), "b/0", [] {});
    other.emplace(locks.group("a/b"), "c/0", [] {});
    for (int turn = 0; turn < 4; ++turn)
        loop.run_once({});
    CHECK(hook->held());
    CHECK(one->held());
    CHECK(one->is_in(locks.group("a/b")));
    CHECK_FALSE(other->held());
    one->set_operation("run action 2");
    one.reset();
    const std::string log = read_file(home.machine_lock_log());
    CHECK(log.find(" === agent machine-0 started ===\n") == 19);
    CHECK(log.ends_with(" machine-0: b/0 uniter (run action 2), waited 0s, held 0s\n"));
}

TEST_CASE("the machine lock waits for other processes") {
    const Directory directory;
    Loop loop;
    RotatingFile file(directory.path / "log");
    MachineLock ours(loop, directory.path / "lock", file, "machine-0");
    MachineLock theirs(loop, directory.path / "lock", file, "other");
    std::optional<MachineLock::Place> first, second;
    first.emplace(theirs, "x/0", [] {});
    loop.run_once(std::chrono::milliseconds(100));
    REQUIRE(first->held());
    bool granted = false;
    second.emplace(ours, "a/0", [&] { granted = true; });
    loop.run_once(std::chrono::milliseconds(10));
    CHECK_FALSE(granted);
    first.reset();
    for (int turn = 0; turn < 50 && !granted; ++turn)
        loop.run_once(std::chrono::milliseconds(20));
    CHECK(granted);
}
