#include "hook/network.hpp"
#include "world.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

using List = std::vector<std::string>;

const std::vector<DeviceAddress> addresses = {
    {"eth0", "10.0.3.7", false, false, 24, "00:16:3e:aa:bb:cc"},
    {"eth1", "192.168.1.2", false, false, 16},
    {"eth0", "2001:db8::7", true, false, 64, "00:16:3e:aa:bb:cc"}};

} // namespace

TEST_CASE("a network lists addresses by device, the first device first") {
    const NetworkInfo network = describe_network(addresses, "", false);
    REQUIRE(network.devices.size() == 2);
    CHECK(network.devices[0].name == "eth0");
    CHECK(network.devices[0].mac == "00:16:3e:aa:bb:cc");
    REQUIRE(network.devices[0].addresses.size() == 2);
    CHECK(network.devices[0].addresses[1].value == "2001:db8::7");
    CHECK(network.devices[0].addresses[1].cidr == "2001:db8::/64");
    CHECK(network.devices[1].addresses[0].cidr == "192.168.0.0/16");
    CHECK(network.ingress_addresses == List{"10.0.3.7", "192.168.1.2", "2001:db8::7"});
    CHECK(network.egress_subnets == List{"10.0.3.7/32", "192.168.1.2/32", "2001:db8::7/128"});
}

TEST_CASE("within a relation only the primary address is used") {
    const NetworkInfo network = describe_network(addresses, "", true);
    CHECK(network.devices.size() == 2);
    CHECK(network.ingress_addresses == List{"10.0.3.7"});
    CHECK(network.egress_subnets == List{"10.0.3.7/32"});
    CHECK(describe_network(addresses, "10.0.0.0/8, 192.168.0.0/16", true).egress_subnets ==
          List{"10.0.0.0/8", "192.168.0.0/16"});
}

TEST_CASE("only endpoints and extra bindings have a network") {
    World world;
    HookContext context = world.run("web/0");
    CHECK(context.network("db", std::nullopt));
    CHECK(context.network("juju-info", std::nullopt));
    CHECK_FALSE(context.network("nope", std::nullopt));
    CHECK(context.network("db", 1)->ingress_addresses == List{context.private_address()});
}
