#include "agent/log-levels.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace hookbox {
namespace {

/// The rank of a level's name in capitals; 0 for one that is none.
int rank(std::string_view level) {
    constexpr std::array<std::pair<std::string_view, int>, 7> ranks = {{{"TRACE", 1},
                                                                        {"DEBUG", 2},
                                                                        {"INFO", 3},
                                                                        {"WARNING", 4},
                                                                        {"WARN", 4},
                                                                        {"ERROR", 5},
                                                                        {"CRITICAL", 6}}};
    for (const auto& [name, value] : ranks)
        if (name == level)
            return value;
    return 0;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0)
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0)
        text.remove_suffix(1);
    return text;
}

} // namespace

LogLevels::LogLevels(std::string_view config) {
    while (!config.empty()) {
        const std::string_view entry = config.substr(0, config.find(';'));
        config.remove_prefix(std::min(entry.size() + 1, config.size()));
        const std::size_t equals = entry.find('=');
        if (equals == std::string_view::npos)
            continue;
        std::string module{trimmed(entry.substr(0, equals))};
        std::string level{trimmed(entry.substr(equals + 1))};
        for (char& letter : level)
            letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        if (const int found = rank(level))
            levels_[module == "<root>" ? "" : module] = found;
    }
}

bool LogLevels::shows(std::string_view level, std::string_view module) const {
    for (;;) {
        if (const auto found = levels_.find(module); found != levels_.end())
            return rank(level) >= found->second;
        const std::size_t dot = module.rfind('.');
        module = dot == std::string_view::npos ? std::string_view() : module.substr(0, dot);
    }
}

} // namespace hookbox
