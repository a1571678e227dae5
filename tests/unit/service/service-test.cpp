#include "../store/temporary-directory.hpp"
#include "../tools/tool-run.hpp"
#include "service/service.hpp"

using namespace hookbox;

namespace {

struct Served : ToolRun {
    TemporaryDirectory directory;
    Loop loop;
    ToolService service;
    ToolRequest request;

    explicit Served(Compat compat = Compat::juju3)
        : service(loop, (directory.path() / "unit.socket").string()) {
        RunInfo info = context->info();
        info.compat = compat;
        open(std::move(info));
        service.open(*context);
        request.context_id = context->info().id;
        request.directory = directory.path().string();
    }

    ToolReply answer(const std::string& command, std::vector<std::string> args = {}) {
        request.command = command;
        request.args = std::move(args);
        return service.answer(request);
    }
};

} // namespace

TEST_CASE("a request is checked in Juju's order: token, command, directory, context, tool") {
    Served served;
    ToolRequest& request = served.request;
    request.token = "unwanted";
    request.directory = "relative";
    request.context_id = "another";
    CHECK_THROWS_WITH_AS(served.answer(""), "bad request: token does not match", Error);
    request.token.clear();
    CHECK_THROWS_WITH_AS(served.answer(""), "bad request: command not specified", Error);
    CHECK_THROWS_WITH_AS(served.answer("nope"), "bad request: Dir is not absolute", Error);
    request.directory = "/";
    CHECK_THROWS_WITH_AS(served.answer("nope"), R"(bad request: wrong context ID; got "another")",
                         Error);
    request.context_id = served.context->info().id;
    CHECK_THROWS_WITH_AS(served.answer("nope"), "bad request: unknown command: nope", Error);
    CHECK(served.answer("config-get", {"--nope"}).code == 2);
}

TEST_CASE("a run with a token is served only with it") {
    Served served;
    RunInfo info = served.context->info();
    info.token = "s3kr1t-token";
    served.open(std::move(info));
    served.service.open(*served.context);
    CHECK_THROWS_WITH_AS(served.answer("juju-log", {"x"}), "bad request: token does not match",
                         Error);
    served.request.token = "s3kr1t-tokem";
    CHECK_THROWS_AS(served.answer("juju-log", {"x"}), Error);
    served.request.token = "s3kr1t-token";
    CHECK(served.answer("juju-log", {"x"}).code == 0);
}

TEST_CASE("a step before the run may fail a call whose words are in order") {
    Served served;
    std::vector<std::string> told;
    served.service.before_run([&](const Tool& tool) {
        told.emplace_back(tool.text.name);
        if (tool.text.name == "state-set")
            throw Error("not today");
    });
    CHECK(served.answer("state-get", {"a", "b"}).code == 2);
    CHECK(served.answer("state-get").code == 0);
    const ToolReply failed = served.answer("state-set", {"key=value"});
    CHECK(failed.code == 1);
    CHECK(failed.errors == "ERROR not today\n");
    CHECK(served.context->state().empty());
    CHECK(told == std::vector<std::string>{"state-get", "state-set"});
}

TEST_CASE("no id is right when no run is open") {
    Served served;
    served.service.close();
    CHECK_THROWS_WITH_AS(served.answer("juju-log", {"x"}),
                         R"(bad request: wrong context ID; got "web/0-db-relation-changed-1")",
                         Error);
    served.request.context_id.clear();
    CHECK_THROWS_AS(served.answer("juju-log", {"x"}), Error);
}

TEST_CASE("a tool that wants standard input makes the client call again, and empty is an answer") {
    Served served;
    CHECK_THROWS_WITH_AS(served.answer("relation-set", {"--format", "x", "--file", "-"}),
                         "hook tool requires stdin, none supplied", Error);
    served.request.input_set = true;
    const ToolReply reply = served.answer("relation-set", {"--format", "x", "--file", "-"});
    CHECK(reply.code == 0);
    CHECK(reply.errors == R"(--format flag deprecated for command "relation-set")");
    CHECK(served.context->changes().empty());
}

TEST_CASE("what is wrong with the words is status 2, what fails later 1, and neither prints") {
    Served served;
    ToolReply reply = served.answer("config-get", {"a", "b", "c"});
    CHECK(reply.code == 2);
    CHECK(reply.output.empty());
    CHECK(reply.errors == "ERROR unrecognized args: [\"b\" \"c\"]\n");
    reply = served.answer("state-get", {"--strict", "none"});
    CHECK(reply.code == 1);
    CHECK(reply.output.empty());
    CHECK(reply.errors == "ERROR \"none\" not found\n");
    reply = served.answer("state-get", {"-o", "no/such"});
    CHECK(reply.code == 1);
    CHECK(reply.errors ==
          "ERROR open " + served.request.directory + "/no/such: no such file or directory\n");
}

TEST_CASE("help is an answer, with the words in brackets that the run has a default for") {
    Served served;
    const auto usage = [&](const std::string& tool) {
        const ToolReply reply = served.answer(tool, {"--help"});
        CHECK(reply.code == 0);
        CHECK(reply.errors.empty());
        return reply.output.substr(0, reply.output.find('\n'));
    };
    CHECK(usage("relation-get") == "Usage: relation-get [options] [<key> [<unit id>]]");
    CHECK(usage("relation-ids") == "Usage: relation-ids [options] [<name>]");
    RunInfo info = served.context->info();
    info.relation.reset();
    info.remote_unit.clear();
    served.open(std::move(info));
    served.service.open(*served.context);
    CHECK(usage("relation-get") == "Usage: relation-get [options] <key> <unit id>");
    CHECK(usage("relation-ids") == "Usage: relation-ids [options] <name>");
}

TEST_CASE("a restricted run answers what Juju's does") {
    Served served;
    RunInfo info;
    info.id = served.request.context_id;
    info.unit = "web/0";
    info.name = "meter-status-changed";
    info.restricted = true;
    served.open(std::move(info));
    served.service.open(*served.context);
    const std::string text = restricted_text;
    for (const char* tool : {"relation-get", "relation-ids", "relation-list", "relation-set"})
        CHECK_THROWS_WITH_AS(served.answer(tool, {"--nope"}), ("bad request: " + text).c_str(),
                             Error);
    CHECK(served.answer("is-leader").errors == "ERROR leadership status unknown: " + text + "\n");
    CHECK(served.answer("config-get").errors == "ERROR " + text + "\n");
    CHECK(served.answer("unit-get").code == 2);
    CHECK(served.answer("state-delete").code == 0);
    CHECK(served.answer("state-delete", {"a"}).code == 1);
    CHECK(served.answer("status-get").output == "unknown\n");
    CHECK(served.answer("status-get", {"--format=json", "--application"}).output ==
          "\"unknown\"\n");
    CHECK(served.answer("opened-ports", {"--format=json"}).output == "[]\n");
    CHECK(served.answer("juju-log", {"x"}).code == 0);
}

TEST_CASE("Juju 1.x is answered in its own words") {
    Served served(Compat::juju1);
    CHECK_THROWS_WITH_AS(served.answer("status-get"), "bad request: unknown command: status-get",
                         Error);
    CHECK(served.answer("config-get", {"--nope"}).errors ==
          "error: flag provided but not defined: --nope\n");
    CHECK(served.answer("owner-get", {"tag"}).output == "user-admin\n");
    CHECK(served.answer("owner-get", {"-h"}).output.starts_with("usage: owner-get [options] "));
}

TEST_CASE("Juju 4.x names an unknown command as a hook command") {
    Served served(Compat::juju4);
    CHECK_THROWS_WITH_AS(served.answer("leader-get"),
                         "bad request: unknown hook command: leader-get", Error);
}

TEST_CASE("Juju 4.x knows the tools of actions only while one runs") {
    Served served(Compat::juju4);
    CHECK_THROWS_WITH_AS(served.answer("action-get"),
                         "bad request: unknown hook command: action-get", Error);
    RunInfo action = served.context->info();
    action.action_parameters = Value::Map{{"a", "b"}};
    served.open(std::move(action));
    served.service.open(*served.context);
    CHECK(served.answer("action-get", {"a"}).output == "b\n");
}

TEST_CASE("whoever keeps a record sees each answered call") {
    Served served;
    std::vector<std::pair<std::string, int>> calls;
    served.service.observe(
        [&](const ToolCall& call) { calls.emplace_back(call.request.command, call.reply.code); });
    served.answer("juju-log", {"x"});
    served.answer("juju-log");
    CHECK_THROWS(served.answer("nope"));
    CHECK((calls == std::vector<std::pair<std::string, int>>{{"juju-log", 0}, {"juju-log", 2}}));
}
