// The addresses of this machine's network devices, and which of them others should use. Never
// resolves a name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

struct DeviceAddress {
    std::string device;  ///< "eth0"
    std::string address; ///< numeric
    bool version6 = false;
    bool loopback = false;
};

/// Of the devices that are up, without link-local addresses. Throws SystemError.
std::vector<DeviceAddress> device_addresses();
/// The device of the default route in the text of /proc/net/route; "" when there is none.
std::string default_device(std::string_view route_table);
/// The one on `device` first, IPv4 before IPv6, then others, loopback last; "" for none. Pure.
std::string primary_address(const std::vector<DeviceAddress>& addresses, std::string_view device);
/// This machine's, as of now.
std::string primary_address();

} // namespace hookbox
