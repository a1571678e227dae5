#include "dispatch.hpp"

#include "base/error.hpp"
#include "cli/near-names.hpp"
#include "commands/verb.hpp"
#include "invocation.hpp"
#include "tools/tool.hpp"

#include <algorithm>

namespace hookbox {
namespace {

constexpr std::string_view version = HOOKBOX_VERSION;

std::string overview(std::string_view program) {
    std::string text = "hookbox " + std::string(version) +
                       ": the hook side of Juju in one file\n\nUsage: " + std::string(program) +
                       " VERB|TOOL [options] [arguments]\n\nVerbs:\n";
    std::size_t width = 0;
    for (const Verb* verb : all_verbs())
        width = std::max(width, verb->text.name.size());
    for (const Verb* verb : all_verbs())
        text += "  " + std::string(verb->text.name) +
                std::string(width + 2 - verb->text.name.size(), ' ') +
                std::string(verb->text.summary) + "\n";
    text += "\nHook tools, for use within a hook, also through links named after them:\n";
    std::string line = " ";
    for (const Tool* tool : all_tools()) {
        if (line.size() + 1 + tool->text.name.size() > 79) {
            text += line + "\n";
            line = " ";
        }
        line += " " + std::string(tool->text.name);
    }
    return text + line + "\n\n\"" + std::string(program) + " help NAME\" tells more.\n";
}

[[noreturn]] void refuse(std::string_view program, const std::string& name) {
    std::vector<std::string_view> names = {"help"};
    for (const Verb* verb : all_verbs())
        names.push_back(verb->text.name);
    for (const Tool* tool : all_tools())
        names.push_back(tool->text.name);
    const std::string own(program);
    std::string text =
        own + ": \"" + name + "\" is not a " + own + " command. See \"" + own + " --help\".";
    const auto near = near_names(name, names);
    if (!near.empty())
        text += "\n\nDid you mean:";
    for (const std::string_view suggestion : near)
        text.append("\n\t").append(suggestion);
    throw UsageError(text);
}

std::string help(std::string_view program, const std::string& name) {
    if (name == "help")
        return overview(program);
    Options options;
    if (const Verb* verb = find_verb(name)) {
        const auto body = verb->prepare(options);
        return help_text(verb->text, options);
    }
    for (const Tool* tool : all_tools())
        if (tool->text.name == name) {
            const auto body = tool->make(nullptr);
            body->declare(options);
            return help_text(tool->text, options);
        }
    refuse(program, name);
}

int run(const Verb& verb, const std::vector<std::string>& args) {
    Options options;
    const auto body = verb.prepare(options);
    Words words;
    try {
        words = options.parse(args);
    } catch (const HelpRequested&) {
        print_output({}, help_text(verb.text, options));
        return 0;
    }
    body->check(std::move(words));
    body->check_model();
    return body->run();
}

} // namespace

int dispatch(std::string_view program, const std::vector<std::string>& words) {
    if (is_verb_link(program))
        return run(*find_verb(program), words);
    const std::string name = words.empty() ? "help" : words[0];
    if (name == "--version") {
        print_output({}, "hookbox " + std::string(version) + "\n");
        return 0;
    }
    if (name == "help" || name == "--help" || name == "-h") {
        if (words.size() > 2)
            throw UsageError("help takes one name");
        print_output({}, words.size() < 2 ? overview(program) : help(program, words[1]));
        return 0;
    }
    const Verb* verb = find_verb(name);
    if (verb == nullptr)
        refuse(program, name);
    return run(*verb, {words.begin() + 1, words.end()});
}

} // namespace hookbox
