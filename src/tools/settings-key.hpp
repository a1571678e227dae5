// The optional key of tools that print one value of a bag, or all of it: none, "" and "-" mean all.
#pragma once

#include "cli/options.hpp"
#include "model/settings.hpp"
#include "value/value.hpp"

#include <string>

namespace hookbox {

struct SettingsKey {
    std::string name; ///< "" = all

    void take(Words& words) {
        name = take_word(words);
        if (name == "-")
            name.clear();
    }
    /// The whole bag as a map, or one value: null when it is missing.
    [[nodiscard]] Value look_up(const Settings& settings) const {
        if (name.empty())
            return to_value(settings);
        const auto found = settings.find(name);
        return found == settings.end() ? Value() : Value(found->second);
    }
};

} // namespace hookbox
