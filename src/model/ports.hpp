// Port ranges: their text form, conflicts, and what a hook's opens and closes make of the stored
// ones (spec §7.3, §4.4 "Ports"). Pure but for read and put.
#pragma once

#include "model/model.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace hookbox {

struct PortRange {
    int from = -1, to = -1;
    std::string protocol;                   ///< tcp, udp, icmp; icmp is -1…-1
    [[nodiscard]] std::string text() const; ///< "80/tcp", "80-90/udp", "icmp"
    [[nodiscard]] bool conflicts(const PortRange& other) const;
    /// By protocol, then from, then to.
    friend auto operator<=>(const PortRange& left, const PortRange& right) {
        if (const auto order = left.protocol <=> right.protocol; order != 0)
            return order;
        if (const auto order = left.from <=> right.from; order != 0)
            return order;
        return left.to <=> right.to;
    }
    friend bool operator==(const PortRange&, const PortRange&) = default;
};

/// Throws UsageError with Juju's texts.
PortRange parse_port_range(const std::string& text);

/// Endpoint ("" = all) → ranges.
using Ports = std::map<std::string, std::set<PortRange>>;
/// The same in the order of the requests.
using PortRequests = std::map<std::string, std::vector<PortRange>>;

Value to_value(const Ports& ports);
Ports ports_from_value(const Value& value);

/// None of a unit that is not there: it may have been removed since it was listed.
Ports read_ports(const Model& model, std::string_view unit);
/// Requires the version read; no entry is left of a unit without ports.
void put_ports(Change& change, const Model& model, std::string_view unit, const Ports& ports);
/// The ports of every unit on `machine`, by unit.
std::map<std::string, Ports> machine_ports(const Model& model, std::string_view machine);
/// What is stored after a hook's pending opens and then its closes; `endpoints` are the charm's.
Ports apply_ports(Ports stored, const PortRequests& open, const PortRequests& close,
                  const std::vector<std::string>& endpoints);
/// What opened-ports shows before that.
Ports with_requests(Ports stored, const PortRequests& open, const PortRequests& close);

} // namespace hookbox
