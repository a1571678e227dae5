#include "base/error.hpp"
#include "model/ports.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

PortRange tcp(int from, int to = -1) {
    return {from, to < 0 ? from : to, "tcp"};
}

} // namespace

TEST_CASE("a port range is printed in its shortest form") {
    CHECK(parse_port_range("80").text() == "80/tcp");
    CHECK(parse_port_range("80-80").text() == "80/tcp");
    CHECK(parse_port_range("80-90/UDP").text() == "80-90/udp");
    CHECK(parse_port_range("+80").text() == "80/tcp");
    CHECK(parse_port_range("0-65535").text() == "0-65535/tcp");
    for (const char* text : {"icmp", "ICMP", "icmp/tcp"})
        CHECK(parse_port_range(text).text() == "icmp");
}

TEST_CASE("a malformed port range is refused with Juju's words") {
    const std::pair<const char*, const char*> cases[] = {
        {"", R"~(invalid port "": strconv.Atoi: parsing "": invalid syntax)~"},
        {" 80", R"~(invalid port " 80": strconv.Atoi: parsing " 80": invalid syntax)~"},
        {"-", R"~(invalid port "": strconv.Atoi: parsing "": invalid syntax)~"},
        {"8_0", R"~(invalid port "8_0": strconv.Atoi: parsing "8_0": invalid syntax)~"},
        {"icmp-icmp", R"~(invalid port "icmp": strconv.Atoi: parsing "icmp": invalid syntax)~"},
        {"8\n", R"~(invalid port "8\n": strconv.Atoi: parsing "8\n": invalid syntax)~"},
        {"99999999999999999999", R"~(invalid port "99999999999999999999": strconv.Atoi: parsing )~"
                                 R"~("99999999999999999999": value out of range)~"},
        {"99999999999999999999x",
         R"~(invalid port "99999999999999999999x": strconv.Atoi: parsing )~"
         R"~("99999999999999999999x": value out of range)~"},
        {"--", R"~(invalid port range "--")~"},
        {"80-90-100/udp", R"~(invalid port range "80-90-100")~"},
        {"80/tcp/udp", R"~(invalid protocol "tcp/udp", expected "tcp", "udp", or "icmp")~"},
        {"80/icmp", R"~(protocol "icmp" doesn't support any ports; got "80")~"},
        {"+080/icmp", R"~(protocol "icmp" doesn't support any ports; got "80")~"},
        {"80-90/icmp", R"~(protocol "icmp" doesn't support any ports; got "80")~"},
        {"90-80", "invalid port range 90-80/tcp"},
        {"65536", "port range bounds must be between 0 and 65535, got 65536-65536"},
        {"80-70000/udp", "port range bounds must be between 0 and 65535, got 80-70000"},
    };
    for (const auto& [text, words] : cases)
        CHECK_THROWS_WITH_AS(parse_port_range(text), words, UsageError);
}

TEST_CASE("ranges conflict when they share a port of one protocol") {
    CHECK(tcp(80, 90).conflicts(tcp(85)));
    CHECK(tcp(80, 90).conflicts(tcp(90, 100)));
    CHECK_FALSE(tcp(80, 90).conflicts(tcp(91, 100)));
    CHECK_FALSE(tcp(80).conflicts({80, 80, "udp"}));
    CHECK(parse_port_range("icmp").conflicts(parse_port_range("icmp")));
}

TEST_CASE("ranges are ordered by protocol, then by numbers") {
    const std::set<PortRange> ranges = {parse_port_range("53/udp"), tcp(100), tcp(80, 90), tcp(80),
                                        parse_port_range("icmp")};
    std::vector<std::string> texts;
    for (const PortRange& range : ranges)
        texts.push_back(range.text());
    CHECK(texts == std::vector<std::string>{"icmp", "80/tcp", "80-90/tcp", "100/tcp", "53/udp"});
}

TEST_CASE("closing for one endpoint what is open for all leaves it open for the others") {
    const Ports after =
        apply_ports({{"", {tcp(80), tcp(443)}}}, {}, {{"db", {tcp(80)}}}, {"admin", "db", "web"});
    CHECK(after == Ports{{"", {tcp(443)}}, {"admin", {tcp(80)}}, {"web", {tcp(80)}}});
}

TEST_CASE("closing for all endpoints removes every endpoint's entry") {
    const Ports after = apply_ports({{"", {tcp(1)}}, {"db", {tcp(80), tcp(81)}}}, {},
                                    {{"", {tcp(80), tcp(1)}}}, {"db"});
    CHECK(after == Ports{{"db", {tcp(81)}}});
}

TEST_CASE("opening for all endpoints absorbs the entries of single ones") {
    const Ports after =
        apply_ports({{"db", {tcp(80)}}, {"web", {tcp(80), tcp(81)}}}, {{"", {tcp(80)}}}, {}, {});
    CHECK(after == Ports{{"", {tcp(80)}}, {"web", {tcp(81)}}});
}

TEST_CASE("opening for one endpoint what is open for all changes nothing") {
    const Ports stored = {{"", {tcp(80)}}};
    CHECK(apply_ports(stored, {{"db", {tcp(80)}}}, {}, {"db"}) == stored);
}

TEST_CASE("closing for an endpoint the charm lacks leaves the others as they are") {
    const Ports stored = {{"", {tcp(80)}}};
    CHECK(apply_ports(stored, {}, {{"nope", {tcp(80)}}}, {"db"}) == stored);
}

TEST_CASE("before the flush the old grouping shows") {
    const Ports stored = {{"", {tcp(80)}}, {"admin", {tcp(80)}}};
    CHECK(with_requests(stored, {}, {{"", {tcp(80)}}}) == Ports{{"admin", {tcp(80)}}});
    CHECK(with_requests(stored, {{"db", {tcp(5)}}}, {{"db", {tcp(80)}}}) ==
          Ports{{"", {tcp(80)}}, {"admin", {tcp(80)}}, {"db", {tcp(5)}}});
}

TEST_CASE("stored ports are read back") {
    const Ports ports = {{"", {tcp(80), parse_port_range("icmp")}}, {"db", {tcp(1, 5)}}};
    CHECK(ports_from_value(to_value(ports)) == ports);
}
