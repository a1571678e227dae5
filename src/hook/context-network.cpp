#include "hook/context.hpp"
#include "model/application.hpp"

#include <algorithm>

namespace hookbox {
namespace {

std::string found_address(const std::string& address, const char* kind) {
    if (address.empty())
        throw Error(std::string(kind) + " address not found");
    return address;
}

bool has_binding(const CharmMetadata& charm, const std::string& name) {
    return charm.endpoints.contains(name) || name == juju_info_endpoint().name ||
           std::find(charm.extra_bindings.begin(), charm.extra_bindings.end(), name) !=
               charm.extra_bindings.end();
}

} // namespace

const std::vector<DeviceAddress>& HookContext::addresses() {
    if (!addresses_)
        addresses_ = usable_addresses();
    return *addresses_;
}

std::string HookContext::own_address() {
    return addresses().empty() ? "" : addresses().front().address;
}

std::string HookContext::private_address() {
    require_full();
    return found_address(overrides_.private_address ? *overrides_.private_address : own_address(),
                         "private");
}

std::string HookContext::public_address() {
    require_full();
    return found_address(overrides_.public_address ? *overrides_.public_address : own_address(),
                         "public");
}

std::optional<NetworkInfo> HookContext::network(const std::string& binding,
                                                std::optional<int> relation) {
    require_full();
    if (overrides_.network) {
        const auto& networks = *overrides_.network;
        auto found = networks.end();
        if (relation)
            found = networks.find(binding + "#" + std::to_string(*relation));
        if (found == networks.end())
            found = networks.find(binding);
        return found == networks.end() ? std::nullopt : std::optional(found->second);
    }
    if (!has_binding(charm().metadata, binding))
        return std::nullopt;
    const RelationView* view = relation ? this->relation(*relation) : nullptr;
    return describe_network(addresses(), model_.settings()["egress-subnets"].text(),
                            view != nullptr && view->endpoint() == binding);
}

} // namespace hookbox
