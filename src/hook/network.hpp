// What network-get tells: the devices behind a binding and the addresses others should use for it.
#pragma once

#include "base/address.hpp"

#include <string>
#include <vector>

namespace hookbox {

struct NetworkAddress {
    std::string hostname, value, cidr;
};

struct NetworkDevice {
    std::string mac, name;
    std::vector<NetworkAddress> addresses;
};

struct NetworkInfo {
    std::vector<NetworkDevice> devices;
    std::vector<std::string> egress_subnets, ingress_addresses;
    std::string error = {}; ///< of this binding; "" = none
};

/// Of a machine with those usable addresses, the first being its primary one, which alone is used
/// `in_relation`. `egress_subnets` is the model's setting, separated by commas; empty: the ingress
/// addresses themselves. Pure.
NetworkInfo describe_network(const std::vector<DeviceAddress>& addresses,
                             const std::string& egress_subnets, bool in_relation);

} // namespace hookbox
