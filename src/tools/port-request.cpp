#include "tools/port-request.hpp"

#include "base/error.hpp"

namespace hookbox {
namespace {

std::set<std::string> split_endpoints(const std::string& list) {
    constexpr const char* blanks = " \t\n\v\f\r";
    std::set<std::string> names;
    for (std::size_t start = 0; start <= list.size();) {
        const std::size_t end = std::min(list.find(',', start), list.size());
        const std::string name = list.substr(start, end - start);
        const std::size_t first = name.find_first_not_of(blanks);
        names.insert(first == std::string::npos
                         ? ""
                         : name.substr(first, name.find_last_not_of(blanks) + 1 - first));
        start = end + 1;
    }
    return names;
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
