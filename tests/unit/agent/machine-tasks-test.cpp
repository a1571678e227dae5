#include "../store/temporary-directory.hpp"
#include "agent/machine-tasks.hpp"
#include "store/database.hpp"
#include "store/sqlite-store.hpp"

#include <doctest/doctest.h>

using namespace hookbox;
using std::chrono::milliseconds;

namespace {

struct TaskPlace {
    TemporaryDirectory directory;
    Home home{directory.path()};
    std::unique_ptr<Store> store = open_sqlite_store(home.root(), milliseconds(30));
    Model model{*store};
    Loop loop;
    ExecutionLocks locks{loop, home, "machine-0"};
    MachineTasks tasks{loop, model, locks, "0", [] {}};
    Snapshot snapshot;

    TaskPlace() {
        const Task task{
            .id = 1, .machine = "0", .parameters = {{"command", "true"}}, .parallel = true};
        commit_with_retry(model, [&](Change& change) { put_task(change, model, task); });
        snapshot.tasks.emplace(1, task);
    }
    TaskStatus status() { return require_task(model, 1).status; }
    /// As it begins, the store is another's.
    void begin_without_store() {
        Database other(home.root() / "store.db", "other", milliseconds(0));
        const Transaction held(other, Transaction::Kind::write);
        tasks.look(snapshot, false);
    }
};

} // namespace

TEST_CASE("a machine's task that finds no store begins once there is one") {
    TaskPlace place;
    place.begin_without_store();
    CHECK(place.status() == TaskStatus::pending);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!has_ended(place.status()) && std::chrono::steady_clock::now() < deadline)
        place.loop.run_once(milliseconds(100));
    CHECK(place.status() == TaskStatus::completed);
}

TEST_CASE("a machine's task that has not begun is left to the next agent") {
    TaskPlace place;
    place.begin_without_store();
    REQUIRE(place.tasks.running());
    place.tasks.look(place.snapshot, true);
    CHECK_FALSE(place.tasks.running());
    CHECK(place.status() == TaskStatus::pending);
}
