#include "base/address.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <charconv>
#include <limits>
#include <map>
#include <memory>
#include <tuple>

#include <net/if.h>
#include <netpacket/packet.h>

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

template <class Bytes> int bits_in(const Bytes& mask) {
    int bits = 0;
    for (const unsigned char byte : mask)
        bits += std::popcount(byte);
    return bits;
}

/// The bytes of an IPv4 or IPv6 address.
std::vector<unsigned char> bytes_of(const sockaddr& address) {
    const auto copy = [](const auto& host) {
        const auto* first = reinterpret_cast<const unsigned char*>(&host);
        return std::vector<unsigned char>(first, first + sizeof host);
    };
    return address.sa_family == AF_INET
               ? copy(reinterpret_cast<const sockaddr_in&>(address).sin_addr)
               : copy(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr);
}

std::string text_of(const std::vector<unsigned char>& bytes) {
    char text[INET6_ADDRSTRLEN] = "";
    inet_ntop(bytes.size() == 4 ? AF_INET : AF_INET6, bytes.data(), text, sizeof text);
    return text;
}

/// False for what cannot be used from elsewhere and is no loopback either.
bool describe(const sockaddr& address, DeviceAddress& described) {
    if (address.sa_family != AF_INET && address.sa_family != AF_INET6)
        return false;
    const std::vector<unsigned char> bytes = bytes_of(address);
    described.address = text_of(bytes);
    described.version6 = address.sa_family == AF_INET6;
    described.loopback = described.version6 ? described.address == "::1" : bytes[0] == 127;
    const bool link_local = described.version6 ? bytes[0] == 0xFE && (bytes[1] & 0xC0) == 0x80
                                               : bytes[0] == 169 && bytes[1] == 254;
    return !link_local;
}

/// The hardware addresses that are not all zeros, by device.
std::map<std::string, std::string, std::less<>> hardware_addresses(const ifaddrs* first) {
    std::map<std::string, std::string, std::less<>> found;
    for (const ifaddrs* entry = first; entry; entry = entry->ifa_next) {
        if (!entry->ifa_addr || entry->ifa_addr->sa_family != AF_PACKET)
            continue;
        const auto& link = reinterpret_cast<const sockaddr_ll&>(*entry->ifa_addr);
        if (link.sll_halen != 6 || bits_in(link.sll_addr) == 0)
            continue;
        std::string& text = found[entry->ifa_name];
        for (int i = 0; i < 6; ++i) {
            text += i == 0 ? "" : ":";
            text += "0123456789abcdef"[link.sll_addr[i] >> 4];
            text += "0123456789abcdef"[link.sll_addr[i] & 15];
        }
    }
    return found;
}

} // namespace

std::string DeviceAddress::subnet() const {
    std::vector<unsigned char> bytes(version6 ? 16 : 4);
    inet_pton(version6 ? AF_INET6 : AF_INET, address.c_str(), bytes.data());
    int left = prefix;
    for (unsigned char& byte : bytes) {
        const int kept = std::clamp(left, 0, 8);
        byte &= static_cast<unsigned char>(0xFF00 >> kept);
        left -= 8;
    }
    return text_of(bytes) + "/" + std::to_string(prefix);
}

bool is_subnet(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos)
        return false;
    const std::string host{text.substr(0, slash)};
    in6_addr bytes;
    const int bits = inet_pton(AF_INET, host.c_str(), &bytes) == 1    ? 32
                     : inet_pton(AF_INET6, host.c_str(), &bytes) == 1 ? 128
                                                                      : -1;
    int prefix = -1;
    const auto [end, error] =
        std::from_chars(text.data() + slash + 1, text.data() + text.size(), prefix);
    return error == std::errc() && end == text.data() + text.size() && prefix >= 0 &&
           prefix <= bits;
}

std::vector<DeviceAddress> device_addresses() {
    ifaddrs* first = nullptr;
    if (getifaddrs(&first) != 0)
        throw SystemError("list network devices", errno);
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(first, &freeifaddrs);
    const auto hardware = hardware_addresses(first);
    std::vector<DeviceAddress> addresses;
    for (const ifaddrs* entry = first; entry; entry = entry->ifa_next) {
        DeviceAddress found;
        if (!entry->ifa_addr || !(entry->ifa_flags & IFF_UP) || !describe(*entry->ifa_addr, found))
            continue;
        found.device = entry->ifa_name;
        if (entry->ifa_netmask)
            found.prefix = bits_in(bytes_of(*entry->ifa_netmask));
        if (const auto mac = hardware.find(found.device); mac != hardware.end())
            found.mac = mac->second;
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

std::vector<DeviceAddress> usable_addresses(std::vector<DeviceAddress> addresses,
                                            std::string_view device) {
    const auto rank = [&](const DeviceAddress& one) {
        return std::tuple(one.loopback, one.device != device, one.version6);
    };
    std::stable_sort(addresses.begin(), addresses.end(),
                     [&](const auto& left, const auto& right) { return rank(left) < rank(right); });
    if (!addresses.empty() && !addresses.front().loopback)
        std::erase_if(addresses, [](const DeviceAddress& one) { return one.loopback; });
    return addresses;
}

std::vector<DeviceAddress> usable_addresses() {
    std::string device;
    try {
        device = default_device(read_file(route_table));
    } catch (const SystemError&) {
        // Without /proc any device is as good as another.
    }
    return usable_addresses(device_addresses(), device);
}

std::string primary_address() {
    const std::vector<DeviceAddress> addresses = usable_addresses();
    return addresses.empty() ? std::string() : addresses.front().address;
}

} // namespace hookbox
