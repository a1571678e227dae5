#include "base/file.hpp"
#include "commands/log-files.hpp"

#include <fstream>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

class Logs {
  public:
    Logs()
        : root_(std::filesystem::temp_directory_path() / ("hookbox-test-" + random_hex(8))),
          home_(root_) {
        make_private_directories(home_.logs());
    }
    Logs(const Logs&) = delete;
    Logs& operator=(const Logs&) = delete;
    ~Logs() {
        std::error_code ignored;
        std::filesystem::remove_all(root_, ignored);
    }
    [[nodiscard]] const Home& home() const { return home_; }
    [[nodiscard]] std::filesystem::path of(const char* unit) const { return home_.unit_log(unit); }
    static void add(const std::filesystem::path& file, const std::string& text) {
        std::ofstream(file, std::ios::app) << text;
    }
    static std::string line(int second, const std::string& message) {
        return "2024-07-16 02:45:" + std::to_string(10 + second) + " INFO m a.go:1 " + message +
               "\n";
    }

  private:
    std::filesystem::path root_;
    Home home_;
};

std::string told(LogFiles& files) {
    std::string text;
    for (const LogRecord& record : files.read())
        text += (record.continued ? "+" : record.entity + " ") + record.message + ";";
    return text;
}

} // namespace

TEST_CASE("the lines of all logs come in the order of time, but for the machine lock's") {
    const Logs logs;
    Logs::add(logs.of("db/0"), Logs::line(1, "one") + Logs::line(3, "three"));
    Logs::add(logs.of("web/0"), Logs::line(2, "two"));
    Logs::add(logs.home().agent_log(), Logs::line(0, "zero"));
    Logs::add(logs.home().machine_lock_log(), Logs::line(0, "lock"));
    LogFiles files(logs.home());
    CHECK(told(files) == "machine-0 zero;unit-db-0 one;unit-web-0 two;unit-db-0 three;");
    CHECK(told(files).empty());
}

TEST_CASE("what is added later, and later files, are told once") {
    const Logs logs;
    LogFiles files(logs.home());
    CHECK(told(files).empty());
    Logs::add(logs.of("db/0"), Logs::line(1, "one") + "2024-07-16 02:45:12 INFO m a.go");
    CHECK(told(files) == "unit-db-0 one;");
    Logs::add(logs.of("db/0"), ":1 two\n");
    CHECK(told(files) == "unit-db-0 two;");
}

TEST_CASE("a message of several lines stays together, and goes on where it was") {
    const Logs logs;
    LogFiles files(logs.home());
    Logs::add(logs.of("db/0"), Logs::line(1, "one") + "more\n");
    CHECK(told(files) == "unit-db-0 one\nmore;");
    Logs::add(logs.of("db/0"), "even more\n" + Logs::line(2, "two"));
    CHECK(told(files) == "+even more;unit-db-0 two;");
}

TEST_CASE("rotation loses and repeats nothing") {
    const Logs logs;
    const auto log = logs.of("db/0");
    Logs::add(log.string() + ".2", Logs::line(0, "zero"));
    Logs::add(log.string() + ".1", Logs::line(1, "one"));
    Logs::add(log, Logs::line(2, "two"));
    LogFiles files(logs.home());
    CHECK(told(files) == "unit-db-0 zero;unit-db-0 one;unit-db-0 two;");
    Logs::add(log, Logs::line(3, "three"));
    std::filesystem::rename(log.string() + ".1", log.string() + ".2");
    std::filesystem::rename(log, log.string() + ".1");
    Logs::add(log, Logs::line(4, "four"));
    CHECK(told(files) == "unit-db-0 three;unit-db-0 four;");
}
