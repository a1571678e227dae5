#include "agent/home.hpp"
#include "base/error.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include <doctest/doctest.h>

using namespace hookbox;
namespace fs = std::filesystem;

namespace {

/// A directory of the test's own, which also is $XDG_RUNTIME_DIR.
class Scratch {
  public:
    Scratch() {
        char name[] = "/tmp/hookbox-test-XXXXXX";
        root_ = ::mkdtemp(name);
        ::setenv("XDG_RUNTIME_DIR", root_.c_str(), 1);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        ::unsetenv("XDG_RUNTIME_DIR");
        fs::remove_all(root_);
    }
    [[nodiscard]] fs::path operator/(const char* name) const { return root_ / name; }

  private:
    fs::path root_;
};

unsigned mode_of(const fs::path& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

} // namespace

TEST_CASE("the home is the first that the environment names") {
    ::setenv("HOME", "/home/x", 1);
    ::unsetenv("XDG_STATE_HOME");
    ::unsetenv("HOOKBOX_HOME");
    CHECK(locate_home() == "/home/x/.local/state/hookbox");
    ::setenv("XDG_STATE_HOME", "relative", 1);
    CHECK(locate_home() == "/home/x/.local/state/hookbox");
    ::setenv("XDG_STATE_HOME", "/state", 1);
    CHECK(locate_home() == "/state/hookbox");
    ::setenv("HOOKBOX_HOME", "/h", 1);
    CHECK(locate_home() == "/h");
    ::unsetenv("HOOKBOX_HOME");
    ::unsetenv("XDG_STATE_HOME");
    ::unsetenv("HOME");
    CHECK_THROWS_AS(locate_home(), Error);
}

TEST_CASE("a home is made with what is missing above it, for us alone") {
    const Scratch scratch;
    const Home home(scratch / "a/b");
    CHECK(mode_of(scratch / "a") == 0700);
    CHECK(mode_of(scratch / "a/b") == 0700);
    CHECK(home.store_url() == "sqlite:" + home.root().string());
    CHECK(home.charm_directory("db/3") == home.root() / "agents/unit-db-3/charm");
}

TEST_CASE("a home that others may enter is refused") {
    const Scratch scratch;
    const fs::path path = scratch / "home";
    fs::create_directory(path);
    fs::permissions(path, fs::perms{0755});
    CHECK_THROWS_WITH_AS(
        Home{path},
        ("home \"" + path.string() + "\" is open to others (mode 0755); run chmod 700 on it first")
            .c_str(),
        Error);
}

TEST_CASE("a home of another user is refused") {
    const Scratch scratch;
    fs::path path = "/etc";
    if (::geteuid() == 0) {
        path = scratch / "home";
        fs::create_directory(path);
        REQUIRE(::chown(path.c_str(), 65534, 65534) == 0);
    }
    CHECK_THROWS_WITH_AS(Home{path}, doctest::Contains("is not ours: it belongs to user"), Error);
}

TEST_CASE("a home has one name whatever links lead to it") {
    const Scratch scratch;
    const Home home(scratch / "home");
    fs::create_directory_symlink(scratch / "home", scratch / "link");
    CHECK(Home(scratch / "link").root() == home.root());
}

TEST_CASE("the agent's lock is held once, and its holder can be asked for") {
    const Scratch scratch;
    const Home home(scratch / "home");
    CHECK_FALSE(AgentLock::holder(home));
    {
        const auto lock = AgentLock::acquire(home);
        REQUIRE(lock);
        CHECK_FALSE(AgentLock::acquire(home));
        CHECK(AgentLock::holder(home) == ::getpid());
    }
    CHECK_FALSE(AgentLock::holder(home));
    CHECK(AgentLock::acquire(home));
}

TEST_CASE("a lock left to a dead agent's child is waited for") {
    const Scratch scratch;
    const Home home(scratch / "home");
    auto lock = AgentLock::acquire(home);
    REQUIRE(lock);
    const pid_t ended = ::fork();
    if (ended == 0)
        ::_exit(0);
    REQUIRE(::waitpid(ended, nullptr, 0) == ended);
    std::ofstream(home.lock_file()) << ended << "\n";
    const pid_t child = ::fork(); // it shares the lock
    if (child == 0) {
        ::usleep(50000);
        ::_exit(0);
    }
    lock.reset();
    CHECK_FALSE(AgentLock::holder(home));
    CHECK(AgentLock::acquire(home));
    ::waitpid(child, nullptr, 0);
}

TEST_CASE("the runtime directory is ours alone and goes away") {
    const Scratch scratch;
    const Home home(scratch / "home");
    fs::path path;
    {
        const RuntimeDirectory runtime(home);
        path = runtime.path();
        CHECK(mode_of(path) == 0700);
        CHECK(runtime.socket("db/0") == (path / "unit-db-0.socket").string());
        std::ofstream(path / "unit-db-0.socket") << "x";
    }
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("the runtime directory is cleared of what a killed agent left") {
    const Scratch scratch;
    const Home home(scratch / "home");
    fs::path path;
    {
        const RuntimeDirectory runtime(home);
        path = runtime.path();
    }
    fs::create_directory(path);
    fs::permissions(path, fs::perms{0700});
    std::ofstream(path / "old") << "x";
    const RuntimeDirectory runtime(home);
    CHECK(runtime.path() == path);
    CHECK(fs::is_empty(path));
}

TEST_CASE("a runtime directory that is a link or open to others is left for another") {
    const Scratch scratch;
    const Home home(scratch / "home");
    fs::path path;
    {
        const RuntimeDirectory runtime(home);
        path = runtime.path();
    }
    fs::create_directory(scratch / "elsewhere");
    std::ofstream(scratch / "elsewhere/file") << "x";
    fs::create_directory_symlink(scratch / "elsewhere", path);
    CHECK(RuntimeDirectory(home).path() != path);
    CHECK(fs::exists(scratch / "elsewhere/file"));
    fs::remove(path);
    fs::create_directory(path);
    fs::permissions(path, fs::perms{0755});
    std::ofstream(path / "theirs") << "x";
    const RuntimeDirectory other(home);
    CHECK(other.path() != path);
    CHECK(fs::status(other.path()).permissions() == fs::perms{0700});
    CHECK(fs::exists(path / "theirs"));
}

TEST_CASE("a socket's path is short whatever the home and the unit are called") {
    const Scratch scratch;
    const std::string name(200, 'h');
    const Home home(scratch / name.c_str());
    const RuntimeDirectory runtime(home);
    CHECK(runtime.socket("db/0").size() < 108);
    CHECK(runtime.socket(std::string(150, 'a') + "/0").size() < 108);
    CHECK(runtime.socket(std::string(150, 'a') + "/0") !=
          runtime.socket(std::string(150, 'a') + "/1"));
    ::setenv("XDG_RUNTIME_DIR", (scratch / name.c_str()).c_str(), 1);
    const RuntimeDirectory elsewhere(home);
    CHECK(elsewhere.path().string().starts_with("/tmp/hookbox-"));
}
