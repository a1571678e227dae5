#include "commands/verb.hpp"

namespace hookbox {
namespace {

bool lists(std::string_view aliases, std::string_view name) {
    while (!aliases.empty()) {
        const auto comma = aliases.find(',');
        if (aliases.substr(0, comma) == name)
            return true;
        aliases.remove_prefix(comma == aliases.npos ? aliases.size() : comma + 1);
    }
    return false;
}

} // namespace

const Verb* find_verb(std::string_view name) noexcept {
    for (const Verb* verb : all_verbs())
        if (verb->text.name == name || lists(verb->aliases, name))
            return verb;
    return nullptr;
}

} // namespace hookbox
