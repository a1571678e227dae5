#include "base/error.hpp"
#include "base/file.hpp"
#include "commands/config-input.hpp"

#include <cstdlib>
#include <filesystem>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

const ConfigSchema schema =
    parse_config_schema("options: {i: {type: int}, s: {type: string}}", "c");

ConfigInput pair(const std::string& key, const std::string& value) {
    ConfigInput input;
    add_config_pair(input, schema, key, value);
    return input;
}

/// A file of the test's own.
class File {
  public:
    explicit File(const std::string& text) { hookbox::write_file(path_, text); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { std::filesystem::remove(path_); }
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_ = "/tmp/hookbox-test-" + random_hex(6);
};

} // namespace

TEST_CASE("a pair is typed by the schema, and trust stands apart") {
    CHECK(pair("i", "7").values == Value::Map{{"i", 7}});
    CHECK(pair("s", "").values == Value::Map{{"s", ""}});
    CHECK(pair("trust", "true").trust == true);
    CHECK(pair("trust", "true").values.empty());
    CHECK_THROWS_WITH_AS(pair("trust", "maybe"), "option \"trust\" expected boolean, got \"maybe\"",
                         Error);
    CHECK_THROWS_WITH_AS(pair("nope", "1"), "unknown option \"nope\"", Error);
}

TEST_CASE("a value that begins with @ is read from a file") {
    const File file("line 1\nline 2\n");
    CHECK(pair("s", "@" + file.path()).values == Value::Map{{"s", "line 1\nline 2\n"}});
    CHECK_THROWS_AS(pair("s", "@/nowhere"), SystemError);
}

TEST_CASE("a file has the settings below the application's name") {
    const File file("app: {i: 3, s: x, trust: true}\nother: {i: 4}\n");
    ConfigInput input;
    add_config_file(input, schema, "app", file.path());
    CHECK(input.values == Value::Map{{"i", 3}, {"s", "x"}});
    CHECK(input.trust == true);
    CHECK_THROWS_WITH_AS(add_config_file(input, schema, "missing", file.path()),
                         ("no settings found for \"missing\" in " + file.path()).c_str(), Error);
}
