#include "base/error.hpp"
#include "cli/options.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

struct Parsed {
    bool all = false;
    std::string relation;
    std::int64_t revision = 0;
    std::vector<std::string> tags;
    Words words;

    explicit Parsed(const std::vector<std::string>& args, std::string_view noun = "option") {
        Options options;
        options.call_them(noun);
        options.flag(all, "a,all", "everything");
        options.text(relation, "r,relation", "ID", "the relation");
        options.integer(revision, "revision", "N", "the revision");
        options.list(tags, "tag", "TAG", "a tag");
        words = options.parse(args);
    }
};

std::string failure(const std::vector<std::string>& args) {
    try {
        const Parsed parsed(args);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "no failure";
}

} // namespace

TEST_CASE("options and words may be mixed, and two dashes end the options") {
    const Parsed parsed({"x", "-a", "-", "", "-r", "7", "y", "--", "-r", "--"});
    CHECK(parsed.all);
    CHECK(parsed.relation == "7");
    CHECK(parsed.words == Words{"x", "-", "", "y", "-r", "--"});
}

TEST_CASE("a value follows behind an equals sign or as the next word, whatever it looks like") {
    CHECK(Parsed({"--relation=a=b"}).relation == "a=b");
    CHECK(Parsed({"--relation="}).relation.empty());
    CHECK(Parsed({"--relation", "--all"}).relation == "--all");
    CHECK(Parsed({"-r", "-1"}).relation == "-1");
    CHECK(Parsed({"--r", "7"}).relation == "7");
    CHECK(Parsed({"-r", "1", "--relation", "2"}).relation == "2");
}

TEST_CASE("letters stand together, and one with a value takes the rest of the word") {
    const Parsed parsed({"-ar7", "x"});
    CHECK(parsed.all);
    CHECK(parsed.relation == "7");
    CHECK(parsed.words == Words{"x"});
    CHECK(Parsed({"-r=x"}).relation == "=x");
    CHECK(failure({"-a=true"}) == R"(invalid value "=true" for option -a: )"
                                  R"(strconv.ParseBool: parsing "=true": invalid syntax)");
    CHECK(failure({"-az", "x"}) == "option provided but not defined: -z");
}

TEST_CASE("letters behind a boolean one are dropped from the last word") {
    const Parsed parsed({"-az"});
    CHECK(parsed.all);
    CHECK(parsed.words.empty());
    CHECK(Parsed({"x", "-ar7"}).relation.empty());
}

TEST_CASE("a boolean takes no word, but a value behind an equals sign") {
    CHECK(Parsed({"--all", "False"}).words == Words{"False"});
    for (const char* no : {"0", "f", "F", "false", "FALSE", "False"})
        CHECK_FALSE(Parsed({"-a", std::string("--all=") + no}).all);
    for (const char* yes : {"1", "t", "T", "true", "TRUE", "True"})
        CHECK(Parsed({std::string("--all=") + yes}).all);
    CHECK(failure({"--all="}) == R"(invalid value "" for option --all: )"
                                 R"(strconv.ParseBool: parsing "": invalid syntax)");
}

TEST_CASE("unknown options are named with one dash for one letter, two for more") {
    CHECK(failure({"-format"}) == "option provided but not defined: -f");
    CHECK(failure({"--z=b"}) == "option provided but not defined: -z");
    CHECK(failure({"---x"}) == "option provided but not defined: ---x");
    CHECK(failure({"--bogus"}) == "option provided but not defined: --bogus");
    CHECK(failure({"--=x"}) == "empty option in argument \"--=x\"");
}

TEST_CASE("an option without its value is refused") {
    CHECK(failure({"--relation"}) == "option needs an argument: --relation");
    CHECK(failure({"x", "-r"}) == "option needs an argument: -r");
}

TEST_CASE("integers are read as Go reads them") {
    CHECK(Parsed({"--revision", "0x1F"}).revision == 31);
    CHECK(Parsed({"--revision=-010"}).revision == -8);
    CHECK(Parsed({"--revision=1_000"}).revision == 1000);
    CHECK(failure({"--revision=1.5"}) == R"(invalid value "1.5" for option --revision: )"
                                         R"(strconv.ParseInt: parsing "1.5": invalid syntax)");
    CHECK(failure({"--revision=9999999999999999999"}) ==
          R"(invalid value "9999999999999999999" for option --revision: )"
          R"(strconv.ParseInt: parsing "9999999999999999999": value out of range)");
    CHECK(failure({"--revision=99999999999999999999x"}) ==
          R"(invalid value "99999999999999999999x" for option --revision: )"
          R"(strconv.ParseInt: parsing "99999999999999999999x": value out of range)");
}

TEST_CASE("a list option gathers what every use gives") {
    CHECK(Parsed({"--tag", "a", "--tag=b"}).tags == std::vector<std::string>{"a", "b"});
}

TEST_CASE("the first error or help ends the pass") {
    CHECK_THROWS_AS(Parsed({"x", "--help", "--bogus"}), HelpRequested);
    CHECK_THROWS_AS(Parsed({"-ah", "x"}), HelpRequested);
    CHECK(failure({"--bogus", "--help"}) == "option provided but not defined: --bogus");
    CHECK(Parsed({"--", "--help"}).words == Words{"--help"});
}

TEST_CASE("Juju 1 calls them flags") {
    CHECK_THROWS_WITH(Parsed({"-z"}, "flag"), "flag provided but not defined: -z");
    CHECK_THROWS_WITH(Parsed({"--=x"}, "flag"), "empty flag in argument \"--=x\"");
}

TEST_CASE("surplus words are quoted one by one") {
    refuse_surplus({});
    CHECK_THROWS_WITH_AS(refuse_surplus({"x", "a \"b\""}), R"(unrecognized args: ["x" "a \"b\""])",
                         UsageError);
}

TEST_CASE("pairs are split at the first equals sign and trimmed") {
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    CHECK(parse_pairs({"a=b=c", "", " k\n = v\u00a0 ", "e="}) ==
          Pairs{{"a", "b=c"}, {"k", "v"}, {"e", ""}});
    CHECK_THROWS_WITH(parse_pairs({"a=1", "b= "}, false), R"(expected "key=value", got "b=")");
    CHECK_THROWS_WITH_AS(parse_pairs({"a"}), R"(expected "key=value", got "a")", UsageError);
    CHECK_THROWS_WITH(parse_pairs({"=b"}), R"(expected "key=value", got "=b")");
    CHECK_THROWS_WITH(parse_pairs({"a=1", " a=2"}), R"(key "a" specified more than once)");
}

TEST_CASE("a word is taken from the front") {
    Words words = {"a", "b"};
    CHECK(take_word(words) == "a");
    CHECK(take_word(words) == "b");
    CHECK(take_word(words).empty());
}
