#include "commands/shell-words.hpp"

#include <string_view>

namespace hookbox {
namespace {

/// As Juju does: blanks, quotes, variables and backslashes stay what they are; all else that means
/// something to a shell still does.
std::string quoted(const std::string& word) {
    constexpr std::string_view blanks = " \t\n\v\f\r", escaped = "\"$\\";
    std::string text;
    for (const char c : word) {
        if (escaped.find(c) != escaped.npos)
            text += '\\';
        text += c;
    }
    const bool plain = text == word && word.find_first_of(blanks) == word.npos;
    return plain ? word : '"' + text + '"';
}

} // namespace

std::string shell_command(const std::vector<std::string>& words) {
    if (words.size() == 1)
        return words.front();
    std::string command;
    for (std::size_t i = 0; i < words.size(); ++i)
        command += (i == 0 ? "" : " ") + quoted(words[i]);
    return command;
}

} // namespace hookbox
