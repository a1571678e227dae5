#include "tools/port-request.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

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

} // namespace

void PortRequest::declare(Options& options) {
    options.value("endpoints", "NAMES", "only for these endpoints, separated by commas", "all",
                  [this](const std::string& list) { endpoints = split_endpoints(list); });
    format.declare(options);
}

void PortRequest::check(Words words) {
    if (words.empty())
        throw UsageError("no port or range specified");
    range = parse_port_range(take_word(words));
    refuse_surplus(words);
}

} // namespace hookbox
