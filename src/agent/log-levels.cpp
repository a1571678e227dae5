#include "agent/log-levels.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace hookbox {
namespace {

constexpr std::string_view root = "<root>";

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

struct LevelEntry {
    std::string module, level; ///< the level in capitals
};

/// Calls `use` with every entry that is not empty.
template <class Use> void for_each_entry(std::string_view config, Use use) {
    while (!config.empty()) {
        const std::string_view text = config.substr(0, config.find(';'));
        config.remove_prefix(std::min(text.size() + 1, config.size()));
        if (trimmed(text).empty())
            continue;
        const std::size_t equals = text.find('=');
        const bool alone = equals == std::string_view::npos;
        const std::string_view module = alone ? root : trimmed(text.substr(0, equals));
        LevelEntry entry{std::string(module),
                         std::string(trimmed(text.substr(alone ? 0 : equals + 1)))};
        for (char& letter : entry.level)
            letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        use(entry);
    }
}

} // namespace

LogLevels::LogLevels(std::string_view config) {
    for_each_entry(config, [this](const LevelEntry& entry) {
        if (const int found = rank(entry.level))
            levels_[entry.module == root ? "" : entry.module] = found;
    });
}

void check_log_config(std::string_view config) {
    for_each_entry(config, [](const LevelEntry& entry) {
        if (entry.module.empty())
            throw Error("level " + entry.level + " has no module before it");
        if (rank(entry.level) == 0)
            throw Error("unknown severity level \"" + entry.level + "\"");
    });
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
