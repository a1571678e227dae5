#include "commands/simulate/trace.hpp"
#include "value/json.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

std::string added(std::string_view before, std::string_view after) {
    return to_plain_json(added_effects(parse_json(before), parse_json(after)));
}

std::string told(const std::vector<std::string>& args, const ToolReply& reply,
                 const Value& effect = Value::Map{}) {
    ToolRequest request;
    request.command = "relation-set";
    request.args = args;
    const Tool& tool = *find_tool("relation-set", Compat::juju3);
    return trace_line(traced_call({tool, request, reply, std::chrono::microseconds(1234)}, effect));
}

} // namespace

TEST_CASE("a call's effect is what the effects have more than before") {
    CHECK(added("{}", "{}") == "{}");
    CHECK(added(R"({"log": [{"message": "a"}]})",
                R"({"log": [{"message": "a"}, {"message": "b"}]})") ==
          R"({"log":[{"message":"b"}]})");
    CHECK(
        added(R"({"relations": {"1": {"unit": {"a": "1"}}}})",
              R"({"relations": {"1": {"unit": {"a": "1", "b": ""}}, "2": {}}, "reboot": "now"})") ==
        R"({"reboot":"now","relations":{"1":{"unit":{"b":""}},"2":{}}})");
}

TEST_CASE("a trace's line has words as a shell reads them, status, time and effect") {
    CHECK(told({"a=b c", "it's", ""}, {}, Value::Map{{"reboot", "now"}}) ==
          R"(+ relation-set 'a=b c' 'it'\''s' '' [exit 0, 1.2 ms] {"reboot":"now"})");
    CHECK(told({"x"}, {2, "", "ERROR expected \"key=value\"\nmore\n"}) ==
          "+ relation-set x [exit 2, 1.2 ms] ERROR expected \"key=value\"");
    CHECK(told({}, {0, std::string(70, 'x') + "\ny\n", ""}) ==
          "+ relation-set [exit 0, 1.2 ms] " + std::string(57, 'x') + "...");
}

TEST_CASE("what is kept of a call has its outputs whole") {
    ToolRequest request;
    request.command = "open-port";
    request.args = {"80"};
    const ToolReply reply{0, "", "warned\n"};
    const Value kept = traced_call(
        {*find_tool("open-port", Compat::juju3), request, reply, std::chrono::microseconds(7)},
        Value::Map{{"ports_open", 1}});
    CHECK(kept == parse_json(R"({"argv": ["open-port", "80"], "exit": 0, "duration_us": 7,
        "stdout": "", "stderr": "warned\n", "applies": "with the hook",
        "effect": {"ports_open": 1}})"));
}

TEST_CASE("what is in secrets is hidden in words, outputs and effects") {
    ToolRequest request;
    request.command = "secret-add";
    request.args = {"--label", "pw", "word=hunter2", "--", "--x=hunter2"};
    const Value effect = parse_json(R"({"log": [], "secrets": {"create": {"a": {"label": "pw",
        "content_b64": {"word": "aHVudGVyMg=="}}}, "delete": {"b": null}}})");
    const Value kept = traced_call(
        {*find_tool("secret-add", Compat::juju3), request, {1, "secret:a\n", "ERROR hunter2"}, {}},
        effect);
    CHECK(kept["argv"] ==
          parse_json(R"(["secret-add", "--label", "...", "word=...", "--", "--x=..."])"));
    CHECK(kept["stdout"] == Value("secret:a\n"));
    CHECK(kept["stderr"] == Value("..."));
    CHECK(kept["effect"] == parse_json(R"({"log": [], "secrets": {"create": {"a": {"label": "pw",
        "content_b64": {"word": "..."}}}, "delete": {"b": null}}})"));
    request.command = "secret-get";
    request.args = {"secret:a"};
    const Tool& reader = *find_tool("secret-get", Compat::juju3);
    const Value read = traced_call({reader, request, {0, "word: hunter2\n", ""}, {}}, Value::Map{});
    CHECK(read["stdout"] == Value("..."));
    CHECK(read["argv"] == parse_json(R"(["secret-get", "secret:a"])"));
}
