#include "base/error.hpp"
#include "base/fd.hpp"
#include "store/database.hpp"
#include "store/store.hpp"
#include "temporary-directory.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <functional>
#include <random>
#include <thread>

#include <doctest/doctest.h>

using namespace hookbox;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

std::int64_t nanoseconds_now() {
    return steady_clock::now().time_since_epoch().count();
}

/// A forked process that runs `body` and ends; killed and reaped with this object at the latest.
class Child {
  public:
    explicit Child(const std::function<void(int out)>& body) {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        out_ = Fd(ends[0]);
        const Fd in(ends[1]);
        pid_ = ::fork();
        REQUIRE(pid_ >= 0);
        if (pid_ != 0)
            return;
        out_.reset();
        try {
            body(in.get());
        } catch (const std::exception&) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() { kill(); }

    void kill() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            ::waitpid(std::exchange(pid_, -1), nullptr, 0);
        }
    }
    /// The next number the child wrote, or `otherwise` at the end.
    std::int64_t read(std::int64_t otherwise) const {
        std::int64_t number = 0;
        return ::read(out_.get(), &number, sizeof number) == sizeof number ? number : otherwise;
    }

  private:
    pid_t pid_ = -1;
    Fd out_;
};

void tell(int out, std::int64_t number) {
    if (::write(out, &number, sizeof number) != sizeof number)
        throw Error("the parent is gone");
}

Commit puts(std::vector<std::pair<std::string, std::string>> nodes) {
    return {.checks = {}, .puts = std::move(nodes), .erases = {}};
}

} // namespace

TEST_CASE("another process is woken within 50 ms of a commit") {
    const TemporaryDirectory home;
    const std::string url = "sqlite:" + home.path().string();
    const auto store = open_store(url);
    constexpr int rounds = 100;
    Child watcher([&](int out) {
        const auto mine = open_store(url);
        tell(out, 0);
        for (std::int64_t seen = 0; seen < rounds;) {
            seen = mine->wait(seen, steady_clock::now() + std::chrono::seconds(10));
            const std::int64_t now = nanoseconds_now();
            tell(out, now - std::stoll(mine->get("/time")->data));
        }
    });
    REQUIRE(watcher.read(-1) == 0);
    std::vector<std::int64_t> delays;
    for (int i = 0; i < rounds; ++i) {
        // The time is taken before the commit, so the commit itself counts too.
        store->commit(puts({{"/time", std::to_string(nanoseconds_now())}}));
        delays.push_back(watcher.read(std::int64_t{1} << 60));
    }
    std::sort(delays.begin(), delays.end());
    const double median = static_cast<double>(delays[rounds / 2]) / 1e6;
    const double most = static_cast<double>(delays.back()) / 1e6;
    MESSAGE("commit to waking: median " << median << " ms, most " << most << " ms");
    CHECK(median < 50);
    CHECK(most < 800); // a lost bell would show as 900
}

TEST_CASE(
    "the wake descriptor is readable after another process's commit and once acknowledged not") {
    const TemporaryDirectory home;
    const std::string url = "sqlite:" + home.path().string();
    const auto store = open_store(url);
    const auto readable = [&](milliseconds limit) {
        pollfd watched{store->wake_fd(), POLLIN, 0};
        return ::poll(&watched, 1, static_cast<int>(limit.count())) == 1;
    };
    CHECK_FALSE(readable(milliseconds(0)));
    const Child writer([&](int) { open_store(url)->commit(puts({{"/a", ""}})); });
    CHECK(readable(std::chrono::seconds(10)));
    CHECK(store->revision() == 1);
    store->acknowledge_wake();
    CHECK_FALSE(readable(milliseconds(0)));
}

TEST_CASE("a commit whose writer was killed before it rang is noticed within a second") {
    const TemporaryDirectory home;
    const std::string url = "sqlite:" + home.path().string();
    const auto store = open_store(url);
    store->commit(puts({{"/a", "old"}}));
    const Child writer([&](int out) {
        Database database(home.path() / "store.db", "raw", milliseconds(1000));
        std::this_thread::sleep_for(milliseconds(50));
        Transaction transaction(database, Transaction::Kind::write);
        database.execute("UPDATE nodes SET data = 'new', revision = 2");
        database.execute("UPDATE state SET revision = 2");
        transaction.commit();
        tell(out, nanoseconds_now());
        ::raise(SIGKILL);
    });
    CHECK(store->wait(1, steady_clock::now() + std::chrono::seconds(10)) == 2);
    const auto delay = static_cast<double>(nanoseconds_now() - writer.read(0)) / 1e6;
    MESSAGE("unrung commit noticed after " << delay << " ms");
    CHECK(store->get("/a")->data == "new");
    CHECK(delay < 1000);
}

TEST_CASE("kill -9 during commits loses none that was reported and leaves no half of one") {
    const TemporaryDirectory home;
    const std::string url = "sqlite:" + home.path().string();
    std::minstd_rand random(20260101);
    std::int64_t reported = 0;
    for (int round = 0; round < 25; ++round) {
        CAPTURE(round);
        const bool durable = round % 2 == 0;
        Child writer([&](int out) {
            const auto mine = open_store(url);
            for (std::int64_t next = mine->revision() + 1;; ++next) {
                const std::string text = std::to_string(next);
                Commit commit = puts({{"/left/" + text, text}, {"/a", text}, {"/b", text}});
                commit.erases = {"/left/" + std::to_string(next - 1)};
                commit.durable = durable;
                tell(out, mine->commit(commit));
            }
        });
        if (round % 5 == 4) // on a busy machine the others may die before their first commit
            reported = std::max(reported, writer.read(-1));
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 12000));
        writer.kill();
        for (std::int64_t next = 0; next >= 0; reported = std::max(reported, next))
            next = writer.read(-1);
        const auto store = open_store(url);
        const std::int64_t revision = store->revision();
        CHECK(revision >= reported);
        if (revision == 0)
            continue;
        const std::string text = std::to_string(revision);
        CHECK(store->get("/a")->data == text);
        CHECK(store->get("/b")->data == text);
        CHECK(store->children("/left") == std::vector<std::string>{text});
    }
    CHECK(reported > 0);
}

TEST_CASE("many processes that create and write one store at once lose no commit") {
    const TemporaryDirectory home;
    const std::string url = "sqlite:" + home.path().string();
    constexpr int writers = 4, each = 25;
    std::vector<std::unique_ptr<Child>> children;
    for (int i = 0; i < writers; ++i)
        children.push_back(std::make_unique<Child>([&](int out) {
            const auto mine = open_store(url);
            for (int done = 0; done < each;) {
                const auto node = mine->get("/counter");
                const std::int64_t value = node ? std::stoll(node->data) : 0;
                try {
                    mine->commit({.checks = {{"/counter", node ? node->version : 0}},
                                  .puts = {{"/counter", std::to_string(value + 1)}},
                                  .erases = {}});
                    ++done;
                } catch (const Conflict&) {
                }
            }
            tell(out, each);
        }));
    for (const auto& child : children)
        CHECK(child->read(-1) == each);
    CHECK(open_store(url)->get("/counter")->data == std::to_string(writers * each));
}

TEST_CASE("a session ends with its process however that ends") {
    const TemporaryDirectory home;
    const std::string url = "sqlite:" + home.path().string();
    const auto store = open_store(url);
    Child holder([&](int out) {
        const auto mine = open_store(url);
        const auto session = mine->open_session();
        mine->commit(puts({{"/session", session->id()}}));
        tell(out, 1);
        ::pause();
    });
    REQUIRE(holder.read(-1) == 1);
    const std::string id = store->get("/session")->data;
    CHECK(store->session_alive(id));
    holder.kill();
    CHECK_FALSE(store->session_alive(id));
    const auto next = store->open_session();
    CHECK_FALSE(std::filesystem::exists(home.path() / "sessions" / id));
    CHECK(store->session_alive(next->id()));
}
