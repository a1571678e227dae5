#include "pages/pages.hpp"

#include "base/error.hpp"
#include "cli/man-page.hpp"
#include "cli/roff.hpp"

#include <algorithm>

namespace hookbox {
namespace {

constexpr std::string_view tool_statuses =
    "0 when all is done, 2 when the words of the call are wrong, 1 for every other failure. After "
    "a "
    "failure there is nothing on standard output, and a line that begins with ERROR on standard "
    "error.";
constexpr std::string_view verb_statuses =
    "0 when all is done, 2 when the words of the call are wrong, 1 for every other failure; the "
    "reason is a line on standard error that begins with ERROR.";

std::string_view effect_text(Effect effect) {
    switch (effect) {
    case Effect::none:
        return "It changes nothing.";
    case Effect::at_once:
        return "What it does is done at once, and stays if the hook fails later.";
    case Effect::with_hook:
        return "What it does is done when the hook has succeeded; if the hook fails, nothing of it "
               "is.";
    }
    return {};
}

std::string where_text(const Tool& tool) {
    std::string text;
    if (!tool.juju3)
        text = tool.juju1 ? " Juju 1.x alone has it." : " Juju 4.x alone has it.";
    else if (!tool.juju4)
        text = " Juju 4.x has it no more.";
    if (tool.action)
        text += " It works while an action runs.";
    return text;
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool mentions(std::string_view text, std::string_view name) {
    for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const auto end = at + name.size();
        if ((at == 0 || !is_name_character(text[at - 1])) &&
            (end == text.size() || !is_name_character(text[end])))
            return true;
    }
    return false;
}

/// The overview, and the pages of all commands that its texts speak of. A verb in one word is no
/// reference: "config" is a word, too.
std::vector<std::string> mentioned(const CommandText& text) {
    const std::string all = std::string(text.details) + '\n' + std::string(text.examples);
    const auto wanted = [&](std::string_view name) {
        return name != text.name && name.find('-') != std::string_view::npos && mentions(all, name);
    };
    std::vector<std::string> names = {"hookbox"};
    for (const Tool* tool : all_tools())
        if (wanted(tool->text.name))
            names.emplace_back(tool->text.name);
    for (const Verb* verb : all_verbs())
        if (wanted(verb->text.name))
            names.push_back(page_name(*verb));
    std::ranges::sort(names);
    return names;
}

std::string item(const std::string& page, std::string_view summary) {
    return ".It Xr " + page + "\n" + roff_text(summary);
}

template <class Include> std::string tool_items(Include include) {
    std::string text;
    for (const Tool* tool : all_tools())
        if (include(*tool))
            text += item(std::string(tool->text.name) + " 1", tool->text.summary);
    return text;
}

std::string verb_items() {
    std::string text;
    for (const Verb* verb : all_verbs())
        text +=
            item(page_name(*verb) + (verb->text.name == "agent" ? " 8" : " 1"), verb->text.summary);
    return text;
}

std::string list(std::string_view marker) {
    const auto with = [](Effect effect) {
        return tool_items([=](const Tool& tool) { return tool.effect == effect; });
    };
    if (marker == "@VERBS@")
        return verb_items();
    if (marker == "@TOOLS@")
        return tool_items([](const Tool&) { return true; });
    if (marker == "@TOOLS READING@")
        return with(Effect::none);
    if (marker == "@TOOLS AT ONCE@")
        return with(Effect::at_once);
    if (marker == "@TOOLS WITH HOOK@")
        return with(Effect::with_hook);
    throw Error("no such list: " + std::string(marker));
}

} // namespace

std::string tool_page(const Tool& tool) {
    Options options;
    const auto body = tool.make(nullptr);
    body->declare(options);
    PageContext context{.name = std::string(tool.text.name),
                        .call = std::string(tool.text.name),
                        .more = std::string(effect_text(tool.effect)) + where_text(tool),
                        .statuses = std::string(tool_statuses),
                        .see_also = mentioned(tool.text)};
    context.see_also.emplace_back("hookbox-hooks 7");
    return man_page(tool.text, options, context);
}

bool is_program(std::string_view verb) noexcept {
    return verb.starts_with("juju-");
}

std::string page_name(const Verb& verb) {
    return (is_program(verb.text.name) ? "" : "hookbox-") + std::string(verb.text.name);
}

std::string verb_page(const Verb& verb) {
    Options options;
    const auto body = verb.prepare(options);
    PageContext context{.name = page_name(verb),
                        .call = (is_program(verb.text.name) ? "" : "hookbox ") +
                                std::string(verb.text.name),
                        .more = {},
                        .statuses = std::string(verb_statuses),
                        .see_also = mentioned(verb.text)};
    if (!verb.aliases.empty()) {
        std::string names(verb.aliases);
        for (auto at = names.find(','); at != std::string::npos; at = names.find(',', at + 2))
            names.replace(at, 1, ", ");
        context.more = "It can also be called " + names + ".";
    }
    return man_page(verb.text, options, context);
}

std::string completed_page(std::string_view page) {
    std::string out;
    while (!page.empty()) {
        const auto end = std::min(page.find('\n'), page.size());
        const std::string_view line = page.substr(0, end);
        page.remove_prefix(std::min(end + 1, page.size()));
        const bool marker = line.size() > 2 && line.starts_with('@') && line.ends_with('@');
        out += marker ? list(line) : std::string(line) + '\n';
    }
    return out;
}

} // namespace hookbox
