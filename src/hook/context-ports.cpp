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

void HookContext::require_free(const char* verb, const PortRange& range) {
    require_full();
    if (caas() && range.from != range.to)
        throw Error("port ranges are not supported for k8s applications, please specify a single "
                    "port");
    const auto refuse = [&](const PortRange& other, const std::string& owner, const char* when) {
        throw Error(std::string("cannot ") + verb + " " + range.text() + " (unit \"" + info_.unit +
                    "\"): port range conflicts with " + other.text() + " (unit \"" + owner + "\")" +
                    when);
    };
    if (const PortRange* other = in_the_way(range, effects_.ports_open, true))
        refuse(*other, info_.unit, " requested earlier");
    if (const PortRange* other = in_the_way(range, stored_ports(), true))
        refuse(*other, info_.unit, "");
    if (caas())
        return;
    for (const auto& [unit, ports] :
         machine_ports(model_, require_unit(model_, info_.unit).machine))
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
    require_free("open", range);
    remove(effects_.ports_close, endpoint, range);
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
    require_free("close", range);
    remove(effects_.ports_open, endpoint, range);
    if (!stored_ports().empty() && !contains(effects_.ports_close, endpoint, range))
        effects_.ports_close[endpoint].push_back(range);
}

} // namespace hookbox
