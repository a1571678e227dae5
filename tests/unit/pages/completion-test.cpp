#include "pages/completed-command.hpp"
#include "pages/pages.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

ValueWords words_of(std::string_view value_name) {
    std::string text;
    Options options;
    options.text(text, "x", value_name, "help");
    return value_words(options.all().front());
}

} // namespace

TEST_CASE("a value's name tells what it can be completed to") {
    CHECK(words_of("smart|yaml|json").choices == std::vector<std::string>{"smart", "yaml", "json"});
    CHECK(words_of("FILE").files);
    CHECK(words_of("<key>=<value> | <file>").files);
    CHECK(words_of("<key>=<value> | <file>").choices.empty());
    CHECK_FALSE(words_of("<number>").files);
    CHECK(words_of("<unit>|<application>").choices.empty());
}

TEST_CASE("aliases are completed like the verbs they stand for") {
    const auto verbs = completed_verbs();
    const auto relate = std::ranges::find(verbs, "relate", &CompletedCommand::name);
    REQUIRE(relate != verbs.end());
    CHECK(relate->summary == find_verb("integrate")->text.summary);
    CHECK(relate->options.all().size() ==
          std::ranges::find(verbs, "integrate", &CompletedCommand::name)->options.all().size());
}
