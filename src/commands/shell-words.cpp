#include "commands/shell-words.hpp"

#include <algorithm>
#include <string_view>

namespace hookbox {
namespace {

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_./:=@%+,").find(c) != std::string_view::npos;
}

std::string quoted(const std::string& word) {
    if (!word.empty() && std::ranges::all_of(word, is_plain))
        return word;
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

} // namespace

std::string shell_command(const std::vector<std::string>& words) {
    if (words.size() == 1)
        return words.front();
    std::string command;
    for (const std::string& word : words)
        command += (command.empty() ? "" : " ") + quoted(word);
    return command;
}

} // namespace hookbox
