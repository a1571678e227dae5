#include "tool-run.hpp"

using namespace hookbox;

namespace {

/// A hook that sees the tools of Juju 1.x.
struct Juju1Run : ToolRun {
    Juju1Run() {
        RunInfo info = context->info();
        info.compat = Compat::juju1;
        open(std::move(info));
    }
    std::string refusal(std::string_view tool, const std::vector<std::string>& args) {
        try {
            run(tool, args);
        } catch (const UsageError& error) {
            return error.what();
        }
        return "";
    }
};

} // namespace

TEST_CASE("a hook of Juju 1.x opens single ports, at once") {
    Juju1Run run;
    CHECK(run.run("open-port", {"80"}) == 0);
    CHECK(run.run("open-port", {"+53/UDP"}) == 0);
    CHECK(run.run("close-port", {"80/tcp"}) == 0);
    CHECK((run.context->effects().port_calls ==
           std::vector<std::string>{"open 80/tcp", "open 53/udp", "close 80/tcp"}));
    CHECK((read_ports(run.model, "web/0") == Ports{{"", {{53, 53, "udp"}}}}));
    CHECK(run.context->changes().empty());
    CHECK(run.refusal("open-port", {}) == "no port specified");
    CHECK(run.refusal("open-port", {"80-90"}) ==
          R"(port must be in the range [1, 65535]; got "80-90")");
    CHECK(run.refusal("open-port", {"+070000"}) ==
          R"(port must be in the range [1, 65535]; got "70000")");
    CHECK(run.refusal("open-port", {"--", "+-5"}) ==
          R"(port must be in the range [1, 65535]; got "+-5")");
    CHECK(run.refusal("open-port", {"80/icmp"}) ==
          R"(protocol must be "tcp" or "udp"; got "icmp")");
    CHECK(run.refusal("open-port", {"80/tcp/udp"}) ==
          R"(expected <port>[/<protocol>]; got "80/tcp/udp")");
    CHECK(run.refusal("open-port", {"80", "--endpoints=db"}) ==
          "option provided but not defined: --endpoints");
}

TEST_CASE("relation-set of Juju 1.x takes words as they are") {
    Juju1Run run;
    CHECK(run.run("relation-set", {" a= b ", "c=1", "c=2"}) == 0);
    CHECK((run.context->relation(3)->own_unit_settings() == Settings{{" a", " b "}, {"c", "2"}}));
    CHECK(run.refusal("relation-set", {""}) == R"(expected "key=value", got "")");
    CHECK(run.refusal("relation-set", {"-r", "9", "a=b"}) ==
          R"(invalid value "9" for option -r: unknown relation id)");
    for (const char* unknown : {"--app", "--file=x", "--relation=3"})
        CHECK_FALSE(run.refusal("relation-set", {unknown}).empty());
}

TEST_CASE("relation-get of Juju 1.x wants a unit, be it the hook's") {
    Juju1Run run;
    CHECK(run.refusal("relation-get", {"-", "", "surplus"}) == "no unit id specified");
    RunInfo info = run.context->info();
    info.remote_unit.clear();
    run.open(std::move(info));
    CHECK(run.refusal("relation-get", {"-"}) == "no unit id specified");
}
