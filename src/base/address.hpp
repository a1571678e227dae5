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
    bool loopback = false; ///< of 127.0.0.0/8, or ::1
    int prefix = 0;        ///< bits of the network's part
    std::string mac = {};  ///< "00:16:3e:aa:bb:cc"; "" for none
    friend bool operator==(const DeviceAddress&, const DeviceAddress&) = default;

    /// "10.0.3.0/24": the network that the address is in.
    [[nodiscard]] std::string subnet() const;
};

/// Whether `text` is a network as "10.0.3.0/24" or "2001:db8::/64".
bool is_subnet(std::string_view text);
/// Of the devices that are up, without link-local addresses. Throws SystemError.
std::vector<DeviceAddress> device_addresses();
/// The device of the default route in the text of /proc/net/route; "" when there is none.
std::string default_device(std::string_view route_table);
/// Those on `device` first, IPv4 before IPv6, then others; loopback only where nothing else is.
/// Pure.
std::vector<DeviceAddress> usable_addresses(std::vector<DeviceAddress> addresses,
                                            std::string_view device);
/// This machine's, as of now: others should use the first. Throws SystemError.
std::vector<DeviceAddress> usable_addresses();
/// The first of those; "" for none.
std::string primary_address();

} // namespace hookbox
