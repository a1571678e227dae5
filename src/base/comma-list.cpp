#include "base/comma-list.hpp"

#include "base/utf8.hpp"

namespace hookbox {

std::vector<std::string> split_commas(std::string_view list) {
    std::vector<std::string> items;
    for (;;) {
        const auto comma = list.find(',');
        if (const std::string_view item = trimmed(list.substr(0, comma)); !item.empty())
            items.emplace_back(item);
        if (comma == std::string_view::npos)
            return items;
        list.remove_prefix(comma + 1);
    }
}

} // namespace hookbox
