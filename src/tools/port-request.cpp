#include "tools/port-request.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace hookbox {
namespace {

std::set<std::string> split_endpoints(std::string_view list) {
    std::set<std::string> names;
    for (;;) {
        const auto comma = list.find(',');
        names.emplace(trimmed(list.substr(0, comma)));
        if (comma == std::string_view::npos)
            return names;
        list.remove_prefix(comma + 1);
    }
}

/// By the rules of Juju 1.x.
PortRange parse_single_port(const std::string& word) {
    const std::size_t slash = word.find('/');
    if (slash != word.rfind('/'))
        throw UsageError("expected <port>[/<protocol>]; got " + go_quoted(word));
    const std::string port = word.substr(0, slash);
    std::string_view digits = port;
    if (digits.starts_with('+') && digits.substr(1, 1) != "-")
        digits.remove_prefix(1);
    std::int64_t number = 0;
    const char* end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, number);
    const bool is_number = parsed.ec == std::errc() && parsed.ptr == end;
    if (!is_number || number < 1 || number > 65535)
        throw UsageError("port must be in the range [1, 65535]; got \"" +
                         (is_number ? std::to_string(number) : port) + "\"");
    std::string protocol = slash == std::string::npos ? "tcp" : word.substr(slash + 1);
    std::ranges::transform(protocol, protocol.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    if (protocol != "tcp" && protocol != "udp")
        throw UsageError(R"(protocol must be "tcp" or "udp"; got )" + go_quoted(protocol));
    return {static_cast<int>(number), static_cast<int>(number), protocol};
}

} // namespace

void PortRequest::declare(Options& options, bool juju1) {
    format.declare(options);
    if (juju1)
        return;
    options.value("endpoints", "NAMES", "only for these endpoints, separated by commas", "all",
                  [this](const std::string& list) { endpoints = split_endpoints(list); });
}

void PortRequest::check(Words words, bool juju1) {
    if (words.empty())
        throw UsageError(juju1 ? "no port specified" : "no port or range specified");
    const std::string word = take_word(words);
    range = juju1 ? parse_single_port(word) : parse_port_range(word);
    refuse_surplus(words);
}

} // namespace hookbox
