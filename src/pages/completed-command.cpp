#include "pages/completed-command.hpp"

#include "pages/pages.hpp"

#include <algorithm>

namespace hookbox {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

} // namespace

std::vector<CompletedCommand> completed_verbs() {
    std::vector<CompletedCommand> commands;
    for (const Verb* verb : all_verbs()) {
        std::vector<std::string_view> names = split(verb->aliases, ',');
        names.push_back(verb->text.name);
        for (const std::string_view name : names) {
            CompletedCommand command{name, verb->text.summary, {}};
            (void)verb->prepare(command.options);
            commands.push_back(std::move(command));
        }
    }
    std::ranges::sort(commands, {}, &CompletedCommand::name);
    return commands;
}

std::vector<CompletedCommand> completed_tools() {
    std::vector<CompletedCommand> commands;
    for (const Tool* tool : all_tools()) {
        CompletedCommand command{tool->text.name, tool->text.summary, {}};
        tool->make(nullptr)->declare(command.options);
        commands.push_back(std::move(command));
    }
    return commands;
}

ValueWords value_words(const Option& option) {
    const std::string_view name = option.value_name;
    if (name == "FILE" || name.find("<file>") != name.npos || name.find("<dir") != name.npos)
        return {.files = true};
    ValueWords words;
    if (name.find('|') != name.npos && name.find_first_of("<[ ") == name.npos)
        for (const std::string_view word : split(name, '|'))
            words.choices.emplace_back(word);
    return words;
}

std::string dashed_name(const std::string& name) {
    return (name.size() > 1 ? "--" : "-") + name;
}

} // namespace hookbox
