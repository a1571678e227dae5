#include "base/address.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <limits>
#include <memory>
#include <tuple>

#include <net/if.h>

namespace hookbox {
namespace {

constexpr const char* route_table = "/proc/net/route";

/// The blank-separated words of a line.
std::vector<std::string_view> words_of(std::string_view line) {
    constexpr std::string_view blanks = " \t";
    std::vector<std::string_view> words;
    for (std::size_t at = line.find_first_not_of(blanks); at != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(blanks, at), line.size());
        words.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(blanks, end);
    }
    return words;
}

/// False for what cannot be used from elsewhere and is no loopback either.
bool describe(const sockaddr& address, DeviceAddress& described) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address.sa_family == AF_INET) {
        const in_addr& host = reinterpret_cast<const sockaddr_in&>(address).sin_addr;
        inet_ntop(AF_INET, &host, text, sizeof text);
        described.address = text;
        return (ntohl(host.s_addr) >> 16) != 0xA9FE; // 169.254/16
    }
    if (address.sa_family == AF_INET6) {
        const in6_addr& host = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
        inet_ntop(AF_INET6, &host, text, sizeof text);
        described.address = text;
        described.version6 = true;
        return !IN6_IS_ADDR_LINKLOCAL(&host);
    }
    return false;
}

} // namespace

std::vector<DeviceAddress> device_addresses() {
    ifaddrs* first = nullptr;
    if (getifaddrs(&first) != 0)
        throw SystemError("list network devices", errno);
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(first, &freeifaddrs);
    std::vector<DeviceAddress> addresses;
    for (const ifaddrs* entry = first; entry; entry = entry->ifa_next) {
        DeviceAddress found;
        if (!entry->ifa_addr || !(entry->ifa_flags & IFF_UP) || !describe(*entry->ifa_addr, found))
            continue;
        found.device = entry->ifa_name;
        found.loopback = entry->ifa_flags & IFF_LOOPBACK;
        addresses.push_back(std::move(found));
    }
    return addresses;
}

std::string default_device(std::string_view routes) {
    std::string best;
    unsigned best_metric = std::numeric_limits<unsigned>::max();
    while (!routes.empty()) {
        const std::size_t end = routes.find('\n');
        const auto words = words_of(routes.substr(0, end));
        routes.remove_prefix(end == std::string_view::npos ? routes.size() : end + 1);
        unsigned metric = 0;
        if (words.size() < 8 || words[1] != "00000000" || words[7] != "00000000" ||
            std::from_chars(words[6].data(), words[6].data() + words[6].size(), metric).ec !=
                std::errc())
            continue;
        if (best.empty() || metric < best_metric) {
            best = words[0];
            best_metric = metric;
        }
    }
    return best;
}

std::string primary_address(const std::vector<DeviceAddress>& addresses, std::string_view device) {
    const auto rank = [&](const DeviceAddress& one) {
        return std::tuple(one.loopback, one.device != device, one.version6);
    };
    const auto best = std::min_element(
        addresses.begin(), addresses.end(),
        [&](const auto& left, const auto& right) { return rank(left) < rank(right); });
    return best == addresses.end() ? std::string() : best->address;
}

std::string primary_address() {
    std::string device;
    try {
        device = default_device(read_file(route_table));
    } catch (const SystemError&) {
        // Without /proc any device is as good as another.
    }
    return primary_address(device_addresses(), device);
}

} // namespace hookbox
