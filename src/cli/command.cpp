#include "cli/command.hpp"

namespace hookbox {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t help_column = 26;

/// `text` in lines of at most `width` columns, each with `indent` blanks in front. Lines that begin
/// with a blank stay as they are and, like empty ones, end a paragraph.
std::string filled(std::string_view text, std::size_t indent) {
    std::string out;
    std::string line(indent, ' ');
    const auto end_line = [&] {
        if (line.size() > indent)
            out += line + '\n';
        line.resize(indent);
    };
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view rest = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (rest.empty() || rest.front() == ' ') {
            end_line();
            out.append(rest.empty() ? 0 : indent, ' ').append(rest) += '\n';
            continue;
        }
        while (!rest.empty()) {
            const auto blank = std::min(rest.find(' '), rest.size());
            const std::string_view word = rest.substr(0, blank);
            rest.remove_prefix(std::min(blank + 1, rest.size()));
            if (line.size() > indent && line.size() + 1 + word.size() > width)
                end_line();
            if (line.size() > indent)
                line += ' ';
            line += word;
        }
    }
    end_line();
    return out;
}

std::string option_text(const Option& option) {
    std::string left = "  ";
    for (const std::string& name : option.names) {
        left += left.size() > 2 ? ", " : "";
        left += (name.size() > 1 ? "--" : "-") + name;
    }
    if (!option.boolean)
        left += ' ' + option.value_name;
    std::string help = option.help;
    if (!option.default_text.empty())
        help += " (default: " + option.default_text + ")";
    std::string right = filled(help, help_column);
    if (left.size() + 2 > help_column)
        return left + '\n' + right;
    return right.replace(0, left.size(), left);
}

std::string help_section(std::string_view title, const std::string& body) {
    return body.empty() ? body : '\n' + std::string(title) + ":\n" + body;
}

} // namespace

std::string help_text(const CommandText& text, const Options& options) {
    std::string option_lines;
    for (const Option& option : options.all())
        option_lines += option_text(option);
    std::string usage = "Usage: " + std::string(text.name);
    if (!text.synopsis.empty())
        usage += ' ' + std::string(text.synopsis);
    return usage + '\n' + help_section("Summary", filled(text.summary, 2)) +
           help_section("Options", option_lines) +
           help_section("Details", filled(text.details, 2)) +
           help_section("Examples", filled(text.examples, 0));
}

} // namespace hookbox
