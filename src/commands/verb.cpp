#include "commands/verb.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <cerrno>
#include <cstdio>

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

void print_output(const Output& output, const std::string& text) {
    if (!output.path.empty())
        overwrite_file(output.path, text);
    else if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
             std::fflush(stdout) != 0)
        throw SystemError("write standard output", errno);
}

const Verb* find_verb(std::string_view name) noexcept {
    for (const Verb* verb : all_verbs())
        if (verb->text.name == name || lists(verb->aliases, name))
            return verb;
    return nullptr;
}

} // namespace hookbox
