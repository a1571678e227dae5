#include "world.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

PortRange range(const char* text) {
    return parse_port_range(text);
}

const Ports stored = {{"", {range("80"), range("icmp")}}, {"db", {range("8000-8010")}}};

} // namespace

TEST_CASE("a port opened twice is one request, kept after the flush") {
    World world;
    auto context = world.run("web/0");
    context.open_port("", range("80"));
    context.open_port("", range("80/tcp"));
    CHECK(context.effects().ports_open == PortRequests{{"", {range("80")}}});
    CHECK(context.opened_ports() == Ports{{"", {range("80")}}});
    CHECK(read_ports(world.model, "web/0").empty());
    world.flush(context);
    CHECK(read_ports(world.model, "web/0") == Ports{{"", {range("80")}}});
}

TEST_CASE("requests keep their order") {
    World world;
    auto context = world.run("web/0");
    for (const char* text : {"5", "10", "1-3", "10/udp"})
        context.open_port("", range(text));
    CHECK(context.effects().ports_open.at("") ==
          std::vector{range("5"), range("10"), range("1-3"), range("10/udp")});
}

TEST_CASE("a port opened in a hook that fails stays closed") {
    World world;
    { world.run("web/0").open_port("", range("80")); }
    CHECK(world.run("web/0").opened_ports().empty());
}

TEST_CASE("a range that overlaps another of the same unit is a conflict") {
    World world;
    world.open_ports("web/0", stored);
    auto context = world.run("web/0");
    CHECK_THROWS_WITH_AS(
        context.open_port("", range("8005")),
        R"(cannot open 8005/tcp (unit "web/0"): port range conflicts with 8000-8010/tcp (unit "web/0"))",
        Error);
    CHECK_THROWS_WITH_AS(
        context.close_port("web", range("80-90")),
        R"(cannot close 80-90/tcp (unit "web/0"): port range conflicts with 80/tcp (unit "web/0"))",
        Error);
    context.open_port("", range("100-200"));
    CHECK_THROWS_WITH_AS(
        context.open_port("db", range("150")),
        R"(cannot open 150/tcp (unit "web/0"): port range conflicts with 100-200/tcp (unit "web/0") requested earlier)",
        Error);
    CHECK(context.effects().ports_open == PortRequests{{"", {range("100-200")}}});
}

TEST_CASE("the very same range on another endpoint is no conflict") {
    World world;
    world.open_ports("web/0", stored);
    auto context = world.run("web/0");
    context.open_port("", range("8000-8010"));
    context.open_port("db", range("80"));
    CHECK(context.effects().ports_open ==
          PortRequests{{"", {range("8000-8010")}}, {"db", {range("80")}}});
}

TEST_CASE("any overlap with another unit of the machine is a conflict that names it") {
    World world;
    world.open_ports("db/0", {{"", {range("9000-9100")}}});
    auto context = world.run("web/0");
    CHECK_THROWS_WITH_AS(
        context.open_port("", range("9000-9100")),
        R"(cannot open 9000-9100/tcp (unit "web/0"): port range conflicts with 9000-9100/tcp (unit "db/0"))",
        Error);
    CHECK_THROWS_WITH_AS(
        context.close_port("", range("9000")),
        R"(cannot close 9000/tcp (unit "web/0"): port range conflicts with 9000-9100/tcp (unit "db/0"))",
        Error);
    CHECK_NOTHROW(context.open_port("", range("9000/udp")));
}

TEST_CASE("units of other machines do not matter") {
    World world;
    world.commit([&](Change& change) {
        Unit unit = require_unit(world.model, "db/0");
        unit.machine = "1";
        put_unit(change, world.model, unit);
        put_ports(change, world.model, "db/0", {{"", {range("80")}}});
    });
    CHECK_NOTHROW(world.run("web/0").open_port("", range("80")));
}

TEST_CASE("an open takes back a pending close and the other way round") {
    World world;
    world.open_ports("web/0", stored);
    auto context = world.run("web/0");
    context.close_port("", range("80"));
    context.open_port("", range("80"));
    CHECK(context.effects().ports_open.empty());
    CHECK(context.effects().ports_close.empty());
    context.open_port("", range("443"));
    context.close_port("", range("443"));
    CHECK(context.effects().ports_open.empty());
    CHECK(context.effects().ports_close == PortRequests{{"", {range("443")}}});
    CHECK(context.changes().empty());
}

TEST_CASE("a close stands against pending closes alone") {
    World world;
    world.open_ports("web/0", {{"", {range("22")}}});
    auto context = world.run("web/0");
    context.open_port("", range("80-90"));
    context.close_port("", range("85"));
    CHECK_THROWS_WITH_AS(
        context.close_port("", range("84-86")),
        R"(cannot close 84-86/tcp (unit "web/0"): port range conflicts with 85/tcp (unit "web/0") requested earlier)",
        Error);
    CHECK(context.effects().ports_open == PortRequests{{"", {range("80-90")}}});
    CHECK(context.effects().ports_close == PortRequests{{"", {range("85")}}});
    CHECK_THROWS_WITH_AS(
        (void)context.changes(),
        R"(cannot close ports 85/tcp: port ranges 80-90/tcp ("web/0") and 85/tcp ("web/0") conflict)",
        Error);
}

TEST_CASE("an open that is refused has taken back the close all the same") {
    World world;
    world.open_ports("web/0", {{"", {range("22")}}});
    auto context = world.run("web/0");
    context.close_port("", range("80"));
    context.open_port("", range("80-90"));
    CHECK_THROWS_AS(context.open_port("", range("80")), Error);
    CHECK(context.effects().ports_close.empty());
}

TEST_CASE("on a machine without stored ports there is nothing to close") {
    World world;
    auto context = world.run("web/0");
    context.close_port("", range("80"));
    CHECK(context.effects().ports_close.empty());
    world.open_ports("db/0", {{"", {range("9000")}}});
    context.close_port("", range("80"));
    CHECK(context.effects().ports_close == PortRequests{{"", {range("80")}}});
}

TEST_CASE("closing one endpoint of a port open for all shows after the flush") {
    World world;
    world.open_ports("web/0", {{"", {range("80")}}});
    auto context = world.run("web/0");
    context.close_port("db", range("80"));
    CHECK(context.opened_ports() == Ports{{"", {range("80")}}});
    world.flush(context);
    CHECK(world.run("web/0").opened_ports() ==
          Ports{{"admin", {range("80")}}, {"cluster", {range("80")}}, {"website", {range("80")}}});
}

TEST_CASE("within one hook opens come before closes") {
    World world;
    auto first = world.run("web/0");
    first.open_port("", range("443"));
    world.flush(first);
    auto second = world.run("web/0");
    second.open_port("", range("80"));
    second.close_port("db", range("80"));
    second.close_port("", range("443"));
    second.open_port("db", range("443"));
    world.flush(second);
    CHECK(world.run("web/0").opened_ports() ==
          Ports{{"admin", {range("80")}}, {"cluster", {range("80")}}, {"website", {range("80")}}});
}

TEST_CASE("ports of an endpoint that the charm has not are refused in the end") {
    World world;
    auto context = world.run("web/0");
    context.open_port("nope", range("80"));
    CHECK_THROWS_WITH_AS(
        (void)context.changes(),
        R"(cannot open/close ports: open port range: endpoint "nope" for unit "web/0" not found)",
        Error);
}

TEST_CASE("closing the last port leaves no entry") {
    World world;
    world.open_ports("web/0", {{"", {range("80")}}});
    auto context = world.run("web/0");
    context.close_port("", range("80"));
    world.flush(context);
    CHECK(machine_ports(world.model, "0").empty());
}

TEST_CASE("a k8s application opens single ports only and has the machine to itself") {
    World world;
    world.open_ports("db/0", {{"", {range("80")}}});
    Overrides overrides;
    overrides.caas = true;
    auto context = world.run("web/0", overrides);
    for (const bool open : {true, false})
        CHECK_THROWS_WITH_AS(open ? context.open_port("", range("80-90"))
                                  : context.close_port("", range("80-90")),
                             "port ranges are not supported for k8s applications, please specify a "
                             "single port",
                             Error);
    CHECK_NOTHROW(context.open_port("", range("80-80")));
    CHECK_NOTHROW(context.open_port("", range("icmp")));
}
