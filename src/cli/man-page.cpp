#include "cli/man-page.hpp"

#include "cli/roff.hpp"

#include <algorithm>
#include <cctype>

namespace hookbox {
namespace {

/// Of the texts as a whole: the same sources give the same pages.
constexpr std::string_view date = "November 22, 2026";

std::string option_item(const Option& option) {
    std::string item = ".It";
    for (const std::string& name : option.names) {
        item += item.size() > 3 ? " ," : "";
        item += " Fl " + std::string(name.size() > 1 ? "\\-" : "") + roff_escaped(name);
    }
    if (!option.boolean)
        item += " Ar " + roff_argument(option.value_name);
    std::string help = option.help;
    if (!option.default_text.empty())
        help += " (default: " + option.default_text + ")";
    return item + '\n' + roff_text(help);
}

std::string options_section(const Options& options) {
    if (options.all().empty())
        return {};
    std::string text = ".Sh OPTIONS\n.Bl -tag -width Ds\n";
    for (const Option& option : options.all())
        text += option_item(option);
    return text + ".El\n";
}

std::string section(std::string_view title, const std::string& body) {
    return body.empty() ? body : ".Sh " + std::string(title) + '\n' + body;
}

} // namespace

std::string roff_references(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += text.empty() ? ".Xr " : " ,\n.Xr ";
        text += name.find(' ') == std::string::npos ? name + " 1" : name;
    }
    return text.empty() ? text : text + '\n';
}

std::string man_page(const CommandText& text, const Options& options, const PageContext& context) {
    std::string title = context.name;
    std::ranges::transform(title, title.begin(), [](unsigned char c) { return std::toupper(c); });
    std::string details(text.details);
    if (!context.more.empty())
        details += (details.empty() ? "" : "\n\n") + context.more;
    std::string synopsis = roff_text(text.synopsis);
    return ".\\\" Made from the texts of \"" + context.call + " --help\".\n.Dd " +
           std::string(date) + "\n.Dt " + title + " 1\n.Os\n.Sh NAME\n.Nm " + context.name +
           "\n.Nd " + roff_escaped(text.summary) + "\n.Sh SYNOPSIS\n.Nm " + context.call + '\n' +
           synopsis + section("DESCRIPTION", roff_text(details)) + options_section(options) +
           section("EXIT STATUS", roff_text(context.statuses)) +
           section("EXAMPLES", text.examples.empty() ? "" : roff_example(text.examples)) +
           section("SEE ALSO", roff_references(context.see_also));
}

} // namespace hookbox
