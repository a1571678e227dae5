#include "pages/completed-command.hpp"
#include "pages/pages.hpp"

namespace hookbox {
namespace {

constexpr std::string_view head =
    R"~(# bash completion for hookbox and the hook tools, made from their rows.

)~";

// $COMP_WORDS has "--format=json" as three words.
constexpr std::string_view function = R"~(
_hookbox() {
    local current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[0]##*/} first=1 options='' choices='' files=1
    COMPREPLY=()
    if [ "$command" = hookbox ]; then
        command=${COMP_WORDS[1]} first=2
        if [ "$COMP_CWORD" = 1 ] || { [ "$COMP_CWORD" = 2 ] && [ "$command" = help ]; }; then
            mapfile -t COMPREPLY < <(compgen -W \
                "help $_hookbox_verbs $_hookbox_tools" -- "$current")
            return
        fi
    fi
    if [ "$current" = "=" ]; then
        current=
    elif [ "$option" = "=" ]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    [ "$COMP_CWORD" -gt "$first" ] || option=
    _hookbox_options "$command" "$option"
    if [ -n "$choices" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
    elif [ -n "$files" ] && [[ $current != -* ]]; then
        compopt -o filenames 2>/dev/null || : "called outside of completion"
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    elif [ -n "$files" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$options --help" -- "$current")
    fi
}
)~";

std::string names(std::string_view variable, const std::vector<CompletedCommand>& commands) {
    std::string text = std::string(variable) + "='";
    std::string separator;
    for (const CompletedCommand& command : commands) {
        text += separator + std::string(command.name);
        separator = "\n";
    }
    return text + "'\n";
}

/// One branch of the case over an option's names; none where it takes no value.
std::string value_branch(const Option& option) {
    if (option.boolean)
        return {};
    std::string text = "        ", separator;
    for (const std::string& name : option.names) {
        text += separator + dashed_name(name);
        separator = " | ";
    }
    const ValueWords words = value_words(option);
    if (words.files)
        return text + ") files=1 ;;\n";
    std::string choices;
    for (const std::string& word : words.choices)
        choices += (choices.empty() ? "" : " ") + word;
    return text + ") files='' choices='" + choices + "' ;;\n";
}

std::string option_branch(const CompletedCommand& command) {
    std::string options, values;
    for (const Option& option : command.options.all()) {
        for (const std::string& name : option.names)
            options += (options.empty() ? "" : " ") + dashed_name(name);
        values += value_branch(option);
    }
    std::string text =
        "    " + std::string(command.name) + ")\n        options='" + options + "'\n";
    if (!values.empty())
        text += "        case $2 in\n" + values + "        esac\n";
    return text + "        ;;\n";
}

} // namespace

std::string bash_completion() {
    const auto verbs = completed_verbs(), tools = completed_tools();
    std::string text(head);
    text += names("_hookbox_verbs", verbs) + names("_hookbox_tools", tools);
    text +=
        "\n# _hookbox_options COMMAND WORD: sets options to those of the command, and choices and "
        "files to\n# what can follow the word.\n_hookbox_options() {\n    case $1 in\n";
    for (const CompletedCommand& command : verbs)
        text += option_branch(command);
    for (const CompletedCommand& command : tools)
        text += option_branch(command);
    text += "    esac\n}\n";
    text += function;
    text += "# shellcheck disable=SC2086 # a list of names\ncomplete -F _hookbox hookbox";
    for (const CompletedCommand& command : verbs)
        if (is_program(command.name))
            text += " " + std::string(command.name);
    return text + " $_hookbox_tools\n";
}

} // namespace hookbox
