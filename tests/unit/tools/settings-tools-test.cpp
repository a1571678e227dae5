#include "tool-run.hpp"

using namespace hookbox;

TEST_CASE("words win over the entries of a file, whatever order they are given in") {
    ToolRun run;
    run.io.input = R"({"a": 1, "b": 2.50, "c": null})";
    CHECK(run.run("state-set", {"a=word", "--file", "-"}) == 0);
    CHECK((run.context->state() == Settings{{"a", "word"}, {"b", "2.50"}, {"c", ""}}));
}

TEST_CASE("a tool that needs standard input has done nothing before it asks") {
    ToolRun run;
    CHECK_THROWS_AS(run.run("relation-set", {"a=b", "--file=-"}), NeedsInput);
    CHECK(run.context->changes().empty());
    run.io.input = "";
    CHECK(run.run("relation-set", {"a=b", "--file=-"}) == 0);
    CHECK((run.context->relation(3)->own_unit_settings() == Settings{{"a", "b"}}));
}

TEST_CASE("a relation is checked while the options are read, its absence before the words") {
    ToolRun run;
    CHECK_THROWS_WITH_AS(run.run("relation-list", {"-r", "99", "--nope"}),
                         R"(invalid value "99" for option -r: relation not found)", UsageError);
    RunInfo info;
    info.unit = "web/0";
    info.name = "config-changed";
    run.open(std::move(info));
    CHECK_THROWS_WITH_AS(run.run("relation-list", {"surplus"}), "no relation id specified",
                         UsageError);
    CHECK(run.run("relation-list", {"--relation", "any:3", "--app"}) == 0);
    CHECK(run.io.output == "mysql\n");
}

TEST_CASE("a word without key or value is told as it was understood") {
    ToolRun run;
    CHECK_THROWS_WITH_AS(run.run("relation-set", {" = \"b\" "}),
                         R"(expected "key=value", got "="b"")", UsageError);
    CHECK_THROWS_WITH_AS(run.run("add-metric", {" a = "}),
                         R"(invalid metrics: expected "key=value", got "a=")", UsageError);
    CHECK_THROWS_WITH_AS(run.run("state-set", {"\"b\""}), R"(expected "key=value", got "\"b\"")",
                         UsageError);
}

TEST_CASE("labels are looked at only where there are metrics") {
    ToolRun run;
    CHECK(run.run("add-metric", {"", "--labels", "x"}) == 0);
}
