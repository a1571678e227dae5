#include "hook/network.hpp"

#include "base/comma-list.hpp"

#include <algorithm>

namespace hookbox {
namespace {

std::vector<NetworkDevice> devices_of(const std::vector<DeviceAddress>& addresses) {
    std::vector<NetworkDevice> devices;
    for (const DeviceAddress& address : addresses) {
        auto device = std::find_if(devices.begin(), devices.end(), [&](const NetworkDevice& one) {
            return one.name == address.device;
        });
        if (device == devices.end())
            device = devices.insert(device, {address.mac, address.device, {}});
        device->addresses.push_back({"", address.address, address.subnet()});
    }
    return devices;
}

} // namespace

NetworkInfo describe_network(const std::vector<DeviceAddress>& addresses,
                             const std::string& egress_subnets, bool in_relation) {
    NetworkInfo info{.devices = devices_of(addresses),
                     .egress_subnets = split_commas(egress_subnets),
                     .ingress_addresses = {}};
    const bool own_subnets = info.egress_subnets.empty();
    for (const DeviceAddress& address : addresses) {
        info.ingress_addresses.push_back(address.address);
        if (own_subnets)
            info.egress_subnets.push_back(address.address + (address.version6 ? "/128" : "/32"));
        if (in_relation)
            break;
    }
    return info;
}

} // namespace hookbox
