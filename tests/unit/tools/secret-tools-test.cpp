#include "tool-run.hpp"

using namespace hookbox;

namespace {

constexpr const char* some_uri = "secret:9m4e2mr0ui3e8a215n4g";

/// In no relation's hook.
struct PlainRun : ToolRun {
    PlainRun() {
        RunInfo info;
        info.unit = "web/0";
        open(info);
    }

    /// What secret-add prints, without its newline.
    std::string add(std::vector<std::string> words) {
        words.insert(words.begin(), {"--owner", "unit"});
        CHECK(run("secret-add", words) == 0);
        return io.output.substr(0, io.output.size() - 1);
    }
};

std::string refusal(ToolRun& run, std::string_view tool, const std::vector<std::string>& words) {
    try {
        run.run(tool, words);
    } catch (const Error& error) {
        return error.what();
    }
    return "none";
}

} // namespace

TEST_CASE("a value that is no base64 keeps all of its secret from being read") {
    PlainRun run;
    const std::string uri = run.add({"key#base64=!!", "other=x"});
    for (const char* key : {"", "key", "other", "key#base64", "none"})
        CHECK(refusal(run, "secret-get", {uri, key}) == "illegal base64 data at input byte 0");
    const std::string good = run.add({"key=x"});
    CHECK(run.run("secret-get", {good, "key#base64"}) == 0);
    CHECK(run.io.output == "eA==\n");
    CHECK(refusal(run, "secret-get", {good, "none"}) == R"(secret key value "none" not found)");
}

TEST_CASE("whom a secret is taken from is checked before that there is one alone") {
    PlainRun run;
    CHECK(refusal(run, "secret-revoke", {some_uri, "--app", "x!", "--unit", "y"}) ==
          R"(application "x!" not valid)");
    CHECK(refusal(run, "secret-revoke", {some_uri, "--app", "x", "--unit", "y"}) ==
          R"(unit "y" not valid)");
    CHECK(refusal(run, "secret-revoke", {some_uri, "--app", "x", "--unit", "y/0"}) ==
          "specify only one of application or unit");
    CHECK(refusal(run, "secret-revoke", {some_uri, "more"}) ==
          "missing relation or application or unit");
}

TEST_CASE("a revision that a secret has not is removed without complaint") {
    PlainRun run;
    const std::string uri = run.add({"key=x"});
    Change change;
    run.context->add_changes(change);
    run.model.commit(std::move(change));
    run.open();
    CHECK(run.run("secret-remove", {uri, "--revision", "7"}) == 0);
    Change removal;
    run.context->add_changes(removal);
    run.model.commit(std::move(removal));
    run.open();
    CHECK(run.run("secret-get", {uri, "key"}) == 0);
    CHECK(run.io.output == "x\n");
}
