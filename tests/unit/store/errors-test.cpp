#include "base/error.hpp"
#include "base/file.hpp"
#include "store/database.hpp"
#include "store/sqlite-store.hpp"
#include "temporary-directory.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <functional>

#include <doctest/doctest.h>

using namespace hookbox;
using std::chrono::milliseconds;

namespace {

std::string message(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

std::string open_message(const std::filesystem::path& home) {
    return message([&] { (void)open_sqlite_store(home, milliseconds(30)); });
}

std::string begin(const std::filesystem::path& home) {
    return "cannot open store \"" + home.string() + "\": ";
}

void set_format(const std::filesystem::path& home, const std::string& pragma) {
    Database(home / "store.db", "raw", milliseconds(0)).execute(pragma);
}

unsigned mode_of(const std::filesystem::path& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777;
}

} // namespace

TEST_CASE("a new store and all in it belong to its user alone") {
    const TemporaryDirectory place;
    const auto old_mask = ::umask(0);
    const auto home = place.path() / "deep" / "home";
    const auto store = open_sqlite_store(home);
    store->commit({.checks = {}, .puts = {{"/a", ""}}, .erases = {}});
    ::umask(old_mask);
    CHECK(mode_of(home.parent_path()) == 0700);
    CHECK(mode_of(home) == 0700);
    CHECK(mode_of(home / "sessions") == 0700);
    for (const char* file : {"store.db", "store.db-wal", "store.db-shm", "bell"})
        CHECK(mode_of(home / file) == 0600);
}

TEST_CASE("an unknown kind of store is refused with those there are") {
    CHECK(message([] { (void)open_store("zoo:x"); }) ==
          "cannot open store \"zoo:x\": not one of memory:, sqlite:<directory>");
    CHECK(message([] { (void)open_store("sqlite:"); }) ==
          "cannot open store \"sqlite:\": not one of memory:, sqlite:<directory>");
}

TEST_CASE("a file that is no database is refused and left alone") {
    const TemporaryDirectory home;
    const std::string text = "these are somebody's notes, and rather long ones at that\n";
    write_file(home.path() / "store.db", text + text + text);
    CHECK(open_message(home.path()) ==
          begin(home.path()) + "not a database: move store.db away or choose another home");
    CHECK(read_file(home.path() / "store.db") == text + text + text);
}

TEST_CASE("another program's database is refused and left alone") {
    const TemporaryDirectory home;
    write_file(home.path() / "store.db", "");
    set_format(home.path(), "CREATE TABLE t (x)");
    const std::string before = read_file(home.path() / "store.db");
    CHECK(open_message(home.path()) ==
          begin(home.path()) + "store.db belongs to another program: choose another home");
    CHECK(read_file(home.path() / "store.db") == before);
}

TEST_CASE("a store of a newer format is refused") {
    const TemporaryDirectory home;
    (void)open_sqlite_store(home.path());
    set_format(home.path(), "PRAGMA user_version=2");
    CHECK(open_message(home.path()) ==
          begin(home.path()) +
              "made by a newer hookbox (format 2, this one knows 1): use that one");
}

TEST_CASE("a locked store is told as locked once the patience is over") {
    const TemporaryDirectory home;
    const auto store = open_sqlite_store(home.path(), milliseconds(30));
    store->commit({.checks = {}, .puts = {{"/a", "1"}}, .erases = {}});
    Database other(home.path() / "store.db", "raw", milliseconds(0));
    const Transaction held(other, Transaction::Kind::write);
    CHECK(message([&] {
              store->commit({.checks = {}, .puts = {{"/a", "2"}}, .erases = {}});
          }) == "cannot use store \"" + home.path().string() +
                    "\": locked by another process: end that process or try again later");
    CHECK(store->get("/a")->data == "1");
}

TEST_CASE("opening a store that is locked whole says so") {
    const TemporaryDirectory home;
    (void)open_sqlite_store(home.path());
    Database other(home.path() / "store.db", "raw", milliseconds(0));
    other.execute("PRAGMA locking_mode=EXCLUSIVE");
    other.execute("BEGIN EXCLUSIVE");
    CHECK(open_message(home.path()) ==
          begin(home.path()) + "locked by another process: end that process or try again later");
}

TEST_CASE("a full disk is told as such and keeps what was there") {
    const TemporaryDirectory home;
    (void)open_sqlite_store(home.path());
    Database database(home.path() / "store.db", "x", milliseconds(0));
    database.opened();
    database.execute("PRAGMA max_page_count=12");
    CHECK(message([&] {
              const Transaction transaction(database, Transaction::Kind::write);
              database.execute("INSERT INTO nodes VALUES ('/a', '/', zeroblob(100000), 1, 1)");
          }) == "cannot use store \"x\": disk full: free some space and try again");
    CHECK(database.integer("SELECT count(*) FROM nodes") == 0);
    database.execute("UPDATE state SET revision = 0");
}

TEST_CASE("a home of another user, or open to others, is refused") {
    const TemporaryDirectory home;
    std::filesystem::path foreign = "/";
    if (::geteuid() == 0) {
        foreign = home.path() / "foreign";
        make_private_directories(foreign);
        REQUIRE(::chown(foreign.c_str(), 12345, 12345) == 0);
        CHECK(open_message(foreign) ==
              begin(foreign) + "it belongs to user 12345: choose a home of your own");
    } else {
        CHECK(open_message(foreign) ==
              begin(foreign) + "it belongs to user 0: choose a home of your own");
    }
    REQUIRE(::chmod(home.path().c_str(), 0777) == 0);
    CHECK(open_message(home.path()) ==
          begin(home.path()) +
              "others may write there: take that right from them or choose another home");
    CHECK_FALSE(std::filesystem::exists(home.path() / "store.db"));
}

TEST_CASE("a home that cannot be made names what is in the way") {
    const TemporaryDirectory place;
    write_file(place.path() / "file", "");
    const auto home = place.path() / "file" / "home";
    CHECK(open_message(home) == begin(home) + "mkdir " + home.string() + ": not a directory");
}

TEST_CASE("a home that cannot be written to says so") {
    const TemporaryDirectory home;
    (void)open_sqlite_store(home.path());
    REQUIRE(::chmod((home.path() / "store.db").c_str(), 0400) == 0);
    const std::string wanted = begin(home.path()) + (home.path() / "store.db").string() +
                               ": permission denied: make it writable or choose another home";
    // Rights do not bind root.
    const bool root = ::geteuid() == 0;
    if (root) {
        for (const char* name : {"", "bell", "sessions", "store.db"})
            REQUIRE(::chown((home.path() / name).c_str(), 12345, 12345) == 0);
        REQUIRE(::seteuid(12345) == 0);
    }
    const std::string found = open_message(home.path());
    REQUIRE(::seteuid(::getuid()) == 0);
    CHECK(found == wanted);
}
