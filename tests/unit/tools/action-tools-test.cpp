#include "tool-run.hpp"

using namespace hookbox;

namespace {

/// A unit that runs an action.
struct ActionToolRun : ToolRun {
    ActionToolRun() {
        RunInfo info;
        info.unit = "web/0";
        info.name = "backup";
        info.action_parameters = Value::Map{{"to", Value::Map{{"name", "dump"}}}};
        open(std::move(info));
    }
    const ActionOutcome& outcome() { return context->action().outcome(); }
};

} // namespace

TEST_CASE("results nest at dots, and a later one replaces what is in its way") {
    ActionToolRun run;
    CHECK(run.run("action-set", {"a.b=1", "a.c= 2 ", "d=x=y"}) == 0);
    CHECK((run.outcome().results ==
           Value::Map{{"a", Value::Map{{"b", "1"}, {"c", " 2 "}}}, {"d", "x=y"}}));
    CHECK(run.run("action-set", {"a.b.deep=3", "d.e=", "a=flat"}) == 0);
    CHECK((run.outcome().results == Value::Map{{"a", "flat"}, {"d", Value::Map{{"e", ""}}}}));
}

TEST_CASE("one bad word keeps all results of the call away") {
    ActionToolRun run;
    CHECK_THROWS_WITH_AS(run.run("action-set", {"a=1", "b.stdout=2"}),
                         R"(cannot set reserved action key "stdout")", UsageError);
    CHECK_THROWS_AS(run.run("action-set", {"a=1", "-b=2"}), UsageError);
    CHECK(run.outcome().results.empty());
}

TEST_CASE("a failing action keeps the last reason given, even an empty one") {
    ActionToolRun run;
    CHECK_FALSE(run.outcome().failure);
    CHECK(run.run("action-fail", {}) == 0);
    CHECK(run.outcome().failure == "action failed without reason given, check action for errors");
    CHECK(run.run("action-fail", {""}) == 0);
    CHECK(run.outcome().failure == "");
}

TEST_CASE("the results of an action are bounded") {
    ActionToolRun run;
    ActionRun& action = run.context->action();
    const std::string large(std::size_t{3} << 20, 'x');
    for (int i = 0; i < 5; ++i)
        CHECK_NOTHROW(action.set_result({"again"}, large));
    CHECK_NOTHROW(action.set_result({"a", "b"}, large));
    CHECK_THROWS_WITH_AS(action.set_result({"a", "c"}, large),
                         "results of an action exceed 8388608 bytes", Error);
    CHECK(run.outcome().results.at("a")["c"].is_null());
}

TEST_CASE("messages of an action are handed on at once") {
    ActionToolRun run;
    std::vector<std::string> seen;
    run.context->action().send_log_to([&](const std::string& text) { seen.push_back(text); });
    CHECK(run.run("action-log", {"half", "", "done"}) == 0);
    CHECK((seen == std::vector<std::string>{"half  done"}));
}

TEST_CASE("in a hook there is no action to tell anything") {
    ToolRun run;
    CHECK(run.run("action-set", {}) == 0);
    CHECK_THROWS_WITH_AS(run.run("action-set", {"a=1"}), "not running an action", Error);
    CHECK_THROWS_WITH_AS(run.run("action-fail", {}), "not running an action", Error);
    CHECK_THROWS_WITH_AS(run.run("action-log", {"x"}), "not running an action", Error);
}
