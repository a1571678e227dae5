#include "base/quote.hpp"
#include "model/ports.hpp"

#include <algorithm>
#include <charconv>

namespace hookbox {
namespace {

constexpr int last_port = 65535;

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// Go's strconv.Atoi and its words.
std::int64_t parse_port(const std::string& text) {
    std::string_view digits = text;
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+'))
        digits.remove_prefix(1);
    std::uint64_t number = 0;
    const char* reason = nullptr;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    // Too many digits are too many whatever follows them.
    if (error == std::errc::result_out_of_range || (stop == end && number > INT64_MAX))
        reason = "value out of range";
    else if (error != std::errc() || stop != end)
        reason = "invalid syntax";
    if (reason)
        throw UsageError("invalid port " + go_quoted(text) + ": strconv.Atoi: parsing " +
                         go_quoted(text) + ": " + reason);
    const auto magnitude = static_cast<std::int64_t>(number);
    return negative ? -magnitude : magnitude;
}

} // namespace

std::string PortRange::text() const {
    if (protocol == "icmp")
        return protocol;
    std::string text = std::to_string(from);
    if (to != from)
        text += "-" + std::to_string(to);
    return text + "/" + protocol;
}

bool PortRange::conflicts(const PortRange& other) const {
    return protocol == other.protocol && from <= other.to && other.from <= to;
}

PortRange parse_port_range(const std::string& text) {
    const std::string word = lower(text);
    const std::size_t slash = word.find('/');
    const std::string ports = word.substr(0, slash);
    if (ports == "icmp")
        return {-1, -1, "icmp"};
    if (std::count(ports.begin(), ports.end(), '-') > 1)
        throw UsageError("invalid port range " + go_quoted(ports));
    const std::size_t dash = ports.find('-');
    const std::string first = ports.substr(0, dash);
    const std::int64_t from = parse_port(first);
    const std::int64_t to = dash == std::string::npos ? from : parse_port(ports.substr(dash + 1));

    const std::string protocol = slash == std::string::npos ? "tcp" : word.substr(slash + 1);
    if (protocol == "icmp")
        throw UsageError("protocol \"icmp\" doesn't support any ports; got \"" +
                         std::to_string(from) + "\"");
    if (protocol != "tcp" && protocol != "udp")
        throw UsageError("invalid protocol " + go_quoted(protocol) +
                         R"(, expected "tcp", "udp", or "icmp")");
    const std::string bounds = std::to_string(from) + "-" + std::to_string(to);
    if (from > to)
        throw UsageError("invalid port range " + bounds + "/" + protocol);
    if (from < 0 || to > last_port)
        throw UsageError("port range bounds must be between 0 and 65535, got " + bounds);
    return {static_cast<int>(from), static_cast<int>(to), protocol};
}

} // namespace hookbox
