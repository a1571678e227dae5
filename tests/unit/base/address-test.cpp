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

TEST_CASE("the default route's address comes first, IPv4 before IPv6, loopback last") {
    std::vector<DeviceAddress> addresses = {{"lo", "127.0.0.1", false, true},
                                            {"eth0", "10.0.0.1", false, false},
                                            {"eth1", "2001:db8::1", true, false},
                                            {"eth1", "10.0.1.1", false, false}};
    CHECK(primary_address(addresses, "eth1") == "10.0.1.1");
    CHECK(primary_address(addresses, "") == "10.0.0.1");
    addresses.pop_back();
    CHECK(primary_address(addresses, "eth1") == "2001:db8::1");
    addresses.resize(1);
    CHECK(primary_address(addresses, "eth1") == "127.0.0.1");
    CHECK(primary_address({}, "eth1").empty());
}

TEST_CASE("this machine has some address") {
    CHECK_FALSE(device_addresses().empty());
    CHECK_FALSE(primary_address().empty());
}
