#include "cli/near-names.hpp"

#include <algorithm>
#include <utility>

namespace hookbox {
namespace {

/// Letters to insert, delete, change or swap with a neighbour.
std::size_t distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> before, above(to.size() + 1), row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j)
        above[j] = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t change = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::exchange(above, row);
    }
    return above[to.size()];
}

} // namespace

std::vector<std::string_view> near_names(std::string_view wrong,
                                         const std::vector<std::string_view>& names) {
    std::vector<std::pair<std::size_t, std::string_view>> found;
    for (const std::string_view name : names) {
        const std::size_t off = distance(wrong.substr(0, 64), name);
        if (off <= std::max<std::size_t>(1, name.size() / 3))
            found.emplace_back(off, name);
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string_view> nearest;
    for (const auto& [off, name] : found)
        if (nearest.size() < 3)
            nearest.push_back(name);
    return nearest;
}

} // namespace hookbox
