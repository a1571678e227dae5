#include "base/quote.hpp"
#include "hook/context.hpp"

#include <algorithm>

namespace hookbox {
namespace {

bool contains(const PortRequests& requests, const std::string& endpoint, const PortRange& range) {
    const auto found = requests.find(endpoint);
    return found != requests.end() &&
           std::find(found->second.begin(), found->second.end(), range) != found->second.end();
}

void remove(PortRequests& requests, const std::string& endpoint, const PortRange& range) {
    const auto found = requests.find(endpoint);
    if (found == requests.end())
        return;
    std::erase(found->second, range);
    if (found->second.empty())
        requests.erase(found);
}

/// Throws Error where one of `requests` names an endpoint that is none of `endpoints`.
void require_endpoints(const char* verb, const PortRequests& requests,
                       const std::vector<std::string>& endpoints, const std::string& unit) {
    for (const auto& request : requests)
        if (!request.first.empty() &&
            std::find(endpoints.begin(), endpoints.end(), request.first) == endpoints.end())
            throw Error(std::string("cannot open/close ports: ") + verb + " port range: endpoint " +
                        go_quoted(request.first) + " for unit \"" + unit + "\" not found");
}

/// The first range of `taken`'s that stands in the way of `range`. Of one unit (`own`) the very
/// same range, whatever the endpoint, does not.
template <class Taken>
const PortRange* in_the_way(const PortRange& range, const Taken& taken, bool own) {
    for (const auto& [endpoint, ranges] : taken)
        for (const PortRange& other : ranges)
            if (range.conflicts(other) && !(own && range == other))
                return &other;
    return nullptr;
}

} // namespace

const Ports& HookContext::stored_ports() {
    if (!ports_)
        ports_ = read_ports(model_, info_.unit);
    return *ports_;
}

void HookContext::require_single(const PortRange& range) const {
    require_full();
    if (caas() && range.from != range.to)
        throw Error("port ranges are not supported for k8s applications, please specify a single "
                    "port");
}

std::map<std::string, Ports> HookContext::ports_of_machine() const {
    return machine_ports(model_, require_unit(model_, info_.unit).machine);
}

void HookContext::require_free(const char* verb, const PortRange& range,
                               const PortRequests& pending) {
    const auto refuse = [&](const PortRange& other, const std::string& owner, const char* when) {
        throw Error(std::string("cannot ") + verb + " " + range.text() + " (unit \"" + info_.unit +
                    "\"): port range conflicts with " + other.text() + " (unit \"" + owner + "\")" +
                    when);
    };
    if (const PortRange* other = in_the_way(range, pending, true))
        refuse(*other, info_.unit, " requested earlier");
    if (const PortRange* other = in_the_way(range, stored_ports(), true))
        refuse(*other, info_.unit, "");
    if (caas())
        return;
    for (const auto& [unit, ports] : ports_of_machine())
        if (unit != info_.unit)
            if (const PortRange* other = in_the_way(range, ports, false))
                refuse(*other, unit, "");
}

Ports HookContext::opened_ports() {
    if (info_.restricted)
        return {};
    return with_requests(stored_ports(), effects_.ports_open, effects_.ports_close);
}

void HookContext::open_port(const std::string& endpoint, const PortRange& range) {
    require_single(range);
    // Taken back even if the range may then not be opened.
    remove(effects_.ports_close, endpoint, range);
    require_free("open", range, effects_.ports_open);
    const auto stored = stored_ports().find(endpoint);
    if (stored != stored_ports().end() && stored->second.contains(range))
        return;
    if (!contains(effects_.ports_open, endpoint, range))
        effects_.ports_open[endpoint].push_back(range);
}

void HookContext::set_port(const PortRange& range, bool open) {
    require_full();
    const PortRequests request{{"", {range}}};
    commit_with_retry(model_, [&](Change& change) {
        change.set_durable(false);
        put_ports(change, model_, info_.unit,
                  apply_ports(read_ports(model_, info_.unit), open ? request : PortRequests(),
                              open ? PortRequests() : request, {}));
    });
    ports_.reset();
    effects_.port_calls.push_back((open ? "open " : "close ") + range.text());
}

void HookContext::close_port(const std::string& endpoint, const PortRange& range) {
    require_single(range);
    remove(effects_.ports_open, endpoint, range);
    require_free("close", range, effects_.ports_close);
    // Any unit's port is enough, as Juju asks.
    const bool any_stored = caas() ? !stored_ports().empty() : !ports_of_machine().empty();
    if (any_stored && !contains(effects_.ports_close, endpoint, range))
        effects_.ports_close[endpoint].push_back(range);
}

std::vector<std::string> HookContext::endpoints_for_ports() const {
    const auto named = [](const auto& request) { return !request.first.empty(); };
    if (std::ranges::none_of(effects_.ports_open, named) &&
        std::ranges::none_of(effects_.ports_close, named))
        return {};
    const CharmRecord used = charm();
    std::vector<std::string> endpoints = used.metadata.extra_bindings;
    for (const auto& endpoint : used.metadata.endpoints)
        endpoints.push_back(endpoint.first);
    if (!overrides_.any_endpoint) {
        require_endpoints("open", effects_.ports_open, endpoints, info_.unit);
        require_endpoints("close", effects_.ports_close, endpoints, info_.unit);
    }
    return endpoints;
}

void HookContext::flush_ports(Change& change) {
    if (effects_.ports_open.empty() && effects_.ports_close.empty())
        return;
    const Ports stored = read_ports(model_, info_.unit);
    const std::vector<std::string> endpoints = endpoints_for_ports();
    const Ports opened = apply_ports(stored, effects_.ports_open, {}, endpoints);
    const std::string owner = " (\"" + info_.unit + "\")";
    for (const auto& [endpoint, ranges] : effects_.ports_close)
        for (const PortRange& range : ranges)
            if (const PortRange* other = in_the_way(range, opened, true))
                throw Error("cannot close ports " + range.text() + ": port ranges " +
                            other->text() + owner + " and " + range.text() + owner + " conflict");
    const Ports after = apply_ports(opened, {}, effects_.ports_close, endpoints);
    if (after != stored)
        put_ports(change, model_, info_.unit, after);
}

} // namespace hookbox
