#include "pages/completed-command.hpp"
#include "pages/pages.hpp"

namespace hookbox {
namespace {

// Loaded from $fpath it is the function itself; sourced it says what it is for.
constexpr std::string_view functions = R"~(
_hookbox_names() {
    _describe -t verbs verb _hookbox_verbs -- _hookbox_tools
}

_hookbox() {
    local name=${words[1]:t}
    if [[ $name == hookbox ]]; then
        if (( CURRENT == 2 )) || [[ $CURRENT == 3 && $words[2] == help ]]; then
            _hookbox_names
            return
        fi
        name=$words[2]
        shift words
        (( CURRENT-- ))
    fi
    _hookbox_command $name
}

if [[ $funcstack[1] == _hookbox ]]; then
    _hookbox "$@"
else
    compdef _hookbox ${=_hookbox_programs} ${_hookbox_tools%%:*}
fi
)~";

/// For the inside of single quotes; brackets and colons have a meaning to _arguments and _describe.
std::string specification(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'')
            out += "'\\''";
        else if (c == '[' || c == ']' || c == ':' || c == '\\')
            out += std::string("\\") + c;
        else
            out += c;
    }
    return out;
}

std::string names(std::string_view variable, const std::vector<CompletedCommand>& commands,
                  std::string_view more) {
    std::string text = "typeset -ga " + std::string(variable) + "\n" + std::string(variable) +
                       "=(\n" + std::string(more);
    for (const CompletedCommand& command : commands)
        text += "    '" + std::string(command.name) + ":" + specification(command.summary) + "'\n";
    return text + ")\n";
}

std::string action(const Option& option) {
    const ValueWords words = value_words(option);
    if (words.files)
        return "_files";
    std::string choices;
    for (const std::string& word : words.choices)
        choices += (choices.empty() ? "" : " ") + word;
    return choices.empty() ? " " : "(" + choices + ")";
}

/// The specification of one option for _arguments; an option may come again.
std::string option_line(const Option& option) {
    std::string value, text;
    if (!option.boolean)
        value = ":" + specification(option.value_name) + ":" + action(option);
    for (const std::string& name : option.names) {
        const std::string_view joint = option.boolean ? "" : name.size() > 1 ? "=" : "+";
        text += " \\\n            '*" + dashed_name(name) + std::string(joint) + "[" +
                specification(option.help) + "]" + value + "'";
    }
    return text;
}

std::string branch(const CompletedCommand& command) {
    std::string text = "    " + std::string(command.name) + ")\n        _arguments -s -S";
    for (const Option& option : command.options.all())
        text += option_line(option);
    return text + " \\\n            '--help[show help]' '*:word:_files' ;;\n";
}

} // namespace

std::string zsh_completion() {
    const auto verbs = completed_verbs(), tools = completed_tools();
    std::string programs = "hookbox";
    for (const CompletedCommand& command : verbs)
        if (is_program(command.name))
            programs += " " + std::string(command.name);
    std::string text = "#compdef " + programs;
    for (const CompletedCommand& command : tools)
        text += " " + std::string(command.name);
    text += "\n# zsh completion for hookbox and the hook tools, made from their rows.\n\n";
    text += "typeset -g _hookbox_programs='" + programs + "'\n";
    text += names("_hookbox_verbs", verbs, "    'help:tell what a verb or tool does'\n");
    text += names("_hookbox_tools", tools, "");
    text += "\n_hookbox_command() {\n    case $1 in\n";
    for (const CompletedCommand& command : verbs)
        text += branch(command);
    for (const CompletedCommand& command : tools)
        text += branch(command);
    text += "    esac\n}\n";
    return text += functions;
}

} // namespace hookbox
