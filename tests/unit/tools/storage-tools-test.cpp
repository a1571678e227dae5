#include "tool-run.hpp"

using namespace hookbox;

namespace {

std::string refusal(const std::vector<std::string>& words) {
    ToolRun run;
    try {
        run.run("storage-add", words);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST_CASE("storage is asked for by count alone") {
    ToolRun run;
    CHECK(run.run("storage-add", {"data=2", "cache"}) == 0);
    CHECK(run.run("storage-add", {"data=,1"}) == 0);
    CHECK((run.context->effects().storage_add ==
           std::map<std::string, std::vector<std::int64_t>>{{"cache", {1}}, {"data", {2, 1}}}));
    for (const char* word : {"data=ebs", "data=1,1.5GiB", "data=ebs-ssd,1M", "data=1024TB"})
        CHECK(refusal({word}) == R"(only count can be specified for "data")");
}

TEST_CASE("what is no constraint of storage is refused with its name") {
    const std::string prefix = R"(cannot parse constraints for storage "data": )";
    CHECK(refusal({"data=-2"}) ==
          prefix + R"(cannot parse count: count must be greater than zero, got "-2")");
    CHECK(refusal({"data=-1G"}) ==
          prefix + R"(cannot parse size: expected a non-negative number, got "-1G")");
    CHECK(refusal({"data=1.G"}) == prefix + R"(unrecognized storage constraint "1.G" not valid)");
    CHECK(refusal({"cache", "cache=1"}) == R"(storage "cache" specified more than once)");
    for (const std::string word : {"", "=1", "data=1=2", "data=="})
        CHECK(refusal({word}) == "expected \"name=constraints\" or \"name\", got \"" + word + '"');
}

TEST_CASE("a unit lists its own storage, and reads it by id") {
    ToolRun run;
    Change change;
    put_storage(change, run.model, "web/0", {"data/0", "filesystem", "/srv/data"});
    put_storage(change, run.model, "web/0", {"my-cache/12", "block", "/dev/sdb"});
    put_storage(change, run.model, "web/1", {"data/1", "filesystem", "/srv/other"});
    run.model.commit(std::move(change));
    CHECK(run.run("storage-list", {}) == 0);
    CHECK(run.io.output == "data/0\nmy-cache/12\n");
    CHECK(run.run("storage-get", {"-s", "my-cache/12", "location"}) == 0);
    CHECK(run.io.output == "/dev/sdb\n");
    CHECK_THROWS_WITH_AS(run.run("storage-get", {"-s", "data/1"}),
                         "invalid value \"data/1\" for option -s: storage attachment data/1:web/0 "
                         "not found",
                         UsageError);
}

TEST_CASE("storage of the hook that is attached no more is none to ask about") {
    ToolRun run;
    RunInfo info;
    info.unit = "web/0";
    info.storage = "data/0";
    run.open(info);
    CHECK_THROWS_WITH_AS(run.run("storage-get", {}), "no storage instance specified", UsageError);
}
