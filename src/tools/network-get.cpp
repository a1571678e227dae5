#include "base/error.hpp"
#include "tools/relation-tool.hpp"

namespace hookbox {
namespace {

Value list_of(const std::vector<std::string>& items) {
    return Value::List(items.begin(), items.end());
}

/// YAML repeats some things under the names of older releases.
Value describe(const NetworkAddress& address, bool yaml) {
    Value::Record record{
        {{"hostname", address.hostname}, {"value", address.value}, {"cidr", address.cidr}}};
    if (yaml)
        record.fields.emplace_back("address", address.value);
    return record;
}

Value describe(const NetworkDevice& device, bool yaml) {
    Value::List addresses;
    for (const NetworkAddress& address : device.addresses)
        addresses.push_back(describe(address, yaml));
    Value::Record record{{{"mac-address", device.mac},
                          {"interface-name", device.name},
                          {"addresses", std::move(addresses)}}};
    if (yaml) {
        record.fields.emplace_back("macaddress", device.mac);
        record.fields.emplace_back("interfacename", device.name);
    }
    return record;
}

Value describe(const NetworkInfo& network, bool yaml) {
    Value::List devices;
    for (const NetworkDevice& device : network.devices)
        devices.push_back(describe(device, yaml));
    Value::Record record{{{"bind-addresses", std::move(devices)}}};
    if (!network.egress_subnets.empty())
        record.fields.emplace_back("egress-subnets", list_of(network.egress_subnets));
    if (!network.ingress_addresses.empty())
        record.fields.emplace_back("ingress-addresses", list_of(network.ingress_addresses));
    return record;
}

class NetworkGet final : public RelationTool {
  public:
    using RelationTool::RelationTool;

    void declare(Options& options) override {
        output_.declare(options);
        options.flag(bind_, "bind-address", "the address to listen on");
        options.flag(egress_, "egress-subnets", "the subnets that traffic of this unit comes from");
        options.flag(ingress_, "ingress-address", "the address that others should connect to");
        options.flag(primary_, "primary-address",
                     "the first bind address (deprecated; use --bind-address)");
        declare_relation(options);
    }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("no arguments specified");
        binding_ = take_word(words);
        if (binding_.empty())
            throw UsageError("no binding name specified");
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        const auto network = context().network(binding_, relation_id());
        if (!network || network->devices.empty())
            throw Error("no network config found for binding " + go_quoted(binding_));
        if (!network->error.empty())
            throw Error(network->error);
        if (primary_ && (bind_ || egress_ || ingress_))
            throw Error("--primary-address must be the only flag specified");
        io.print(output_, answer(*network));
        return 0;
    }

  private:
    [[nodiscard]] std::string answer(const NetworkInfo& network) const {
        Value::Map asked;
        if (bind_ || primary_)
            asked["bind-address"] = first_bind_address(network);
        if (egress_)
            asked["egress-subnets"] = list_of(network.egress_subnets);
        if (ingress_)
            asked["ingress-address"] = network.ingress_addresses.empty()
                                           ? first_bind_address(network)
                                           : network.ingress_addresses.front();
        if (asked.empty())
            return format_value(describe(network, output_.format != Format::json), output_.format);
        if (asked.size() > 1)
            return format_value(asked, output_.format);
        return egress_ ? format_list(network.egress_subnets, output_.format)
                       : format_value(asked.begin()->second, output_.format);
    }

    [[nodiscard]] std::string first_bind_address(const NetworkInfo& network) const {
        if (network.devices.front().addresses.empty())
            throw Error("no addresses attached to space for binding " + go_quoted(binding_));
        return network.devices.front().addresses.front().value;
    }

    Output output_;
    std::string binding_;
    bool bind_ = false, egress_ = false, ingress_ = false, primary_ = false;
};

} // namespace

extern const Tool network_get_tool;
constinit const Tool network_get_tool = {
    .text = {.name = "network-get",
             .synopsis =
                 "[options] <binding-name> [--ingress-address] [--bind-address] [--egress-subnets]",
             .summary = "print the network addresses of an endpoint or extra binding",
             .details = R"~(Without a flag, prints everything known: the devices with their
addresses, the addresses others should connect to and the subnets this unit's own traffic comes
from. One flag prints that value alone, several a map of them.

Within a relation, or with --relation, the ingress address is the one used in that relation.)~",
             .examples = R"~(    network-get website
    network-get website --bind-address
    network-get db -r db:3 --ingress-address --format=json)~"},
    .make = make_tool<NetworkGet>,
    .relation_default = true,
};

} // namespace hookbox
