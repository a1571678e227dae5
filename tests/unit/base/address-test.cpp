#include "base/address.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("the default route with the lowest metric names the device") {
    constexpr const char* header =
        "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n";
    const std::string wlan = "wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n";
    const std::string eth = "eth1\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n";
    const std::string lan = "eth0\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n";
    CHECK(default_device(header + lan + wlan + eth) == "eth1");
    CHECK(default_device(header + lan).empty());
    CHECK(default_device("").empty());
}

TEST_CASE("the default route's addresses come first, IPv4 before IPv6, loopback alone") {
    const DeviceAddress lo{"lo", "127.0.0.1", false, true}, eth0{"eth0", "10.0.0.1"},
        eth1_6{"eth1", "2001:db8::1", true}, eth1{"eth1", "10.0.1.1"};
    using List = std::vector<DeviceAddress>;
    CHECK(usable_addresses({lo, eth0, eth1_6, eth1}, "eth1") == List{eth1, eth1_6, eth0});
    CHECK(usable_addresses({lo, eth0, eth1_6, eth1}, "") == List{eth0, eth1, eth1_6});
    CHECK(usable_addresses({lo}, "eth1") == List{lo});
    CHECK(usable_addresses({}, "eth1").empty());
}

TEST_CASE("a subnet is the address without the host's bits") {
    const auto subnet = [](const char* address, int prefix) {
        return DeviceAddress{"eth0", address,
                             std::string_view(address).find(':') != std::string_view::npos, false,
                             prefix}
            .subnet();
    };
    CHECK(subnet("10.0.3.7", 24) == "10.0.3.0/24");
    CHECK(subnet("172.31.255.9", 12) == "172.16.0.0/12");
    CHECK(subnet("10.0.3.7", 32) == "10.0.3.7/32");
    CHECK(subnet("10.0.3.7", 0) == "0.0.0.0/0");
    CHECK(subnet("2001:db8::1:2", 64) == "2001:db8::/64");
}

TEST_CASE("a subnet is an address and how many of its bits count") {
    for (const char* text : {"10.0.0.0/8", "0.0.0.0/0", "2001:db8::/64", "::/0"})
        CHECK(is_subnet(text));
    for (const char* text : {"", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "10.0/8",
                             "::/129", "/8", "10.0.0.0/"})
        CHECK_FALSE(is_subnet(text));
}

TEST_CASE("this machine has some address") {
    CHECK_FALSE(device_addresses().empty());
    CHECK_FALSE(primary_address().empty());
}
