#include "../store/temporary-directory.hpp"
#include "agent/history.hpp"
#include "agent/operations/hook-recorder.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "noon.hpp"

#include <sys/stat.h>

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

namespace {

HookRecord record(const std::string& unit, const std::string& hook = "start") {
    return {.unit = unit, .hook = hook, .cause = "c", .started = noon, .result = "succeeded"};
}

std::vector<std::int64_t> ids(const std::vector<HookRecord>& records) {
    std::vector<std::int64_t> ids;
    for (const HookRecord& each : records)
        ids.push_back(each.id);
    return ids;
}

const Tool& tool(const char* name) {
    return *find_tool(name, Compat::juju3);
}

CallRecord called(const ToolRequest& request, const ToolReply& reply) {
    return record_of({tool(request.command.c_str()), request, reply, 7us});
}

} // namespace

TEST_CASE("a hook is found again as it was added") {
    const TemporaryDirectory directory;
    HookRecord all{.unit = "db/0",
                   .hook = "server-relation-joined",
                   .relation = 0,
                   .remote = "web/1",
                   .cause = "web/1 joined",
                   .queued = noon,
                   .started = noon + 20ms,
                   .ended = noon + 50ms,
                   .run = 29ms,
                   .lock = 31ms,
                   .result = "failed",
                   .exit = 3,
                   .reason = "exit status 3",
                   .output = "a\nb\xff\n",
                   .output_cut = 5,
                   .calls_cut = 2,
                   .calls = {{{"relation-set", "a=b"}, 7us, 1, "reads"}},
                   .context_id = "db/0-server-relation-joined-12",
                   .details_lost = true};
    History(directory.path() / "h.db").add(all);
    const auto found = History(directory.path() / "h.db").find(1);
    REQUIRE(found);
    CHECK(found->id == 1);
    CHECK(Value(summary_value(*found))["wait-us"].integer() == 20'000);
    all.id = 1;
    CHECK(Value(summary_value(*found)) == Value(summary_value(all)));
    CHECK(Value(detail_value(*found)) == Value(detail_value(all)));
    CHECK_FALSE(History(directory.path() / "h.db").find(2));
}

TEST_CASE("a killed hook has a signal and no status") {
    HookRecorder recorder("db/0", "start", Hook{.kind = HookKind::start}, noon, "context");
    recorder.program_started();
    recorder.program_ended({.signal = 9});
    recorder.conclude(noon, "again", "signal: killed");
    const Value summary = summary_value(recorder.take());
    CHECK(summary["signal"].integer() == 9);
    CHECK(summary["exit"].is_null());
}

TEST_CASE("the last hooks of one unit or of all are listed, the latest last") {
    const TemporaryDirectory directory;
    History history(directory.path() / "h.db");
    for (const char* unit : {"db/0", "web/0", "db/0", "db/0"})
        history.add(record(unit));
    CHECK(ids(history.last("", 3)) == std::vector<std::int64_t>{2, 3, 4});
    CHECK(ids(history.last("db/0", 2)) == std::vector<std::int64_t>{3, 4});
    CHECK(history.last("nope/0", 5).empty());
}

TEST_CASE("the oldest hooks are forgotten beyond the bounds, and numbers go on") {
    const TemporaryDirectory directory;
    History few(directory.path() / "few.db", {.hooks = 10, .bytes = 1 << 20});
    for (int i = 0; i < 11; ++i)
        few.add(record("db/0"));
    CHECK(ids(few.last("", 99)) == std::vector<std::int64_t>{2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    CHECK(few.add(record("db/0")) == 12);

    const auto file = directory.path() / "small.db";
    HookRecord large = record("db/0");
    large.output.assign(1000, 'x');
    {
        History small(file, {.hooks = 1000, .bytes = 10'000});
        for (int i = 0; i < 8; ++i)
            small.add(large);
    }
    History small(file, {.hooks = 1000, .bytes = 10'000}); // what is there counts
    for (int i = 0; i < 8; ++i)
        small.add(large);
    const auto kept = small.last("", 99);
    CHECK(kept.size() > 4);
    CHECK(kept.size() < 9);
    CHECK(kept.back().id == 16);
}

TEST_CASE("a run is made up for once, and not when it was forgotten") {
    const TemporaryDirectory directory;
    const auto file = directory.path() / "h.db";
    const auto run = [](const std::string& unit, const std::string& id, Time ended) {
        HookRecord made = record(unit);
        made.started = ended - 1s;
        made.ended = ended;
        made.context_id = id;
        return made;
    };
    HistoryWriter writer(file);
    CHECK(writer.complete(run("db/0", "a", noon)).empty());
    CHECK(writer.complete(run("db/0", "a", noon)).empty());
    CHECK(writer.complete(run("db/0", "b", noon)).empty()); // a retry
    CHECK(writer.complete(run("web/0", "c", noon + 9s)).empty());
    CHECK(writer.complete(run("db/0", "a", noon)).empty()); // not the last one
    CHECK(ids(History(file).last("", 9)) == std::vector<std::int64_t>{1, 2, 3});

    History full(file, {.hooks = 3, .bytes = 1 << 20});
    full.add(run("web/0", "d", noon + 10s));
    REQUIRE(full.last("", 1).front().id == 4);
    REQUIRE_FALSE(full.find(1));
    CHECK_FALSE(full.lacks(run("db/0", "a", noon)));
    CHECK(full.lacks(run("db/0", "e", noon + 11s)));
}

TEST_CASE("nobody else may read the history") {
    const TemporaryDirectory directory;
    const History history(directory.path() / "h.db");
    struct stat status {};
    REQUIRE(::stat((directory.path() / "h.db").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("a history that cannot be written is told once and taken up again") {
    const TemporaryDirectory directory;
    const auto file = directory.path() / "h.db";
    write_file(file, "this is no database, and long enough to be told from an empty one");
    HistoryWriter writer(file);
    CHECK(writer.add(record("db/0")).find("not a database") != std::string::npos);
    CHECK(writer.add(record("db/0")).empty());
    std::filesystem::remove(file);
    CHECK(writer.add(record("db/0")).empty());
    CHECK(History(file).last("", 9).size() == 1);
}

TEST_CASE("of a long output the last lines are kept, and what is missing is counted") {
    HookRecorder recorder("db/0", "start", Hook{.kind = HookKind::start}, noon, "context");
    const std::string line(99, 'x');
    for (int i = 0; i < 10'000; ++i)
        recorder.line(line);
    recorder.line("the end");
    const HookRecord kept = recorder.take();
    CHECK(kept.output.size() <= kept_output);
    CHECK(kept.output.size() > kept_output - 200);
    CHECK(kept.output.starts_with(line + "\n"));
    CHECK(kept.output.ends_with("\nthe end\n"));
    CHECK(kept.output.size() + kept.output_cut == 10'000 * 100 + 8);
}

TEST_CASE("of many tool calls the first are kept, and the others are counted") {
    HookRecorder recorder("db/0", "start", Hook{.kind = HookKind::start}, noon, "context");
    const ToolRequest request{.command = "config-get"};
    const ToolReply reply;
    for (std::size_t i = 0; i < kept_calls + 3; ++i)
        recorder.call({tool("config-get"), request, reply, 1us});
    const HookRecord kept = recorder.take();
    CHECK(kept.calls.size() == kept_calls);
    CHECK(kept.calls_cut == 3);
    CHECK(Value(summary_value(kept))["tool-calls"].integer() == kept_calls + 3);
}

TEST_CASE("a call is kept with its arguments, not with what it read or printed") {
    const CallRecord read =
        called({.command = "config-get", .args = {"password"}}, {0, "secret\n", ""});
    CHECK(read.words == std::vector<std::string>{"config-get", "password"});
    CHECK(read.effect == "reads, 7 bytes printed");
    CHECK(read.duration == 7us);

    CHECK(called({.command = "relation-set", .args = {"a=b"}}, {}).effect ==
          "takes effect with the hook");
    CHECK(called({.command = "status-set", .args = {"active"}}, {}).effect ==
          "takes effect at once");

    const CallRecord failed = called({.command = "config-get"}, {2, "", "ERROR one\ntwo\n"});
    CHECK(failed.exit == 2);
    CHECK(failed.effect == "ERROR one");
    CHECK(called({.command = "relation-set", .args = {"--file", "x"}}, {1, "", "ERROR secret"})
              .effect == "fails");
    CHECK(called({.command = "relation-set", .input_set = true}, {1, "", "ERROR secret"}).effect ==
          "fails");
}

TEST_CASE("of the words of a secret only keys and options are kept") {
    const CallRecord call =
        called({.command = "secret-set",
                .args = {"secret:x", "key=value", "--label=l", "word", "--", "--x=value"}},
               {2, "", "ERROR key value \"word\" not valid"});
    CHECK(call.words == std::vector<std::string>{"secret-set", "secret:x", "key=...", "--label=...",
                                                 "...", "--", "--x=..."});
    CHECK(call.effect == "fails");
    const CallRecord mistyped = called(
        {.command = "secret-add",
         .args = {"--hunter2", "--label", "l", "--hunter2=x", "-phunter2", "--", "--", "a=b"}},
        {2, "", "ERROR option provided but not defined: --hunter2"});
    CHECK(mistyped.words == std::vector<std::string>{"secret-add", "...", "--label", "...", "...",
                                                     "...", "--", "...", "a=..."});
}

TEST_CASE("long arguments are cut between characters") {
    const CallRecord call =
        called({.command = "relation-set",
                .args = {"a=" + std::string(kept_words - 3, 'x') + "\u00e4", "b=c"}},
               {});
    REQUIRE(call.words.size() == 2);
    CHECK(call.words[1] == "a=" + std::string(kept_words - 3, 'x') + "...");
}
