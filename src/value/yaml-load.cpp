#include "base/utf8.hpp"
#include "value/yaml-node.hpp"

#include <algorithm>
#include <array>

namespace hookbox {
namespace {

/// yaml-cpp's words and go-yaml's.
struct Wording {
    std::string_view ours, theirs;
    YamlProblem::Finder finder;
};

/// Made at first use: nothing may run before main.
const auto& wordings() {
    using enum YamlProblem::Finder;
    static const std::array all = {
        Wording{YAML::ErrorMsg::MAP_VALUE, "mapping values are not allowed in this context",
                scanner},
        Wording{YAML::ErrorMsg::MAP_KEY, "mapping keys are not allowed in this context", scanner},
        Wording{YAML::ErrorMsg::BLOCK_ENTRY,
                "block sequence entries are not allowed in this context", scanner},
        Wording{YAML::ErrorMsg::UNKNOWN_TOKEN, "found character that cannot start any token",
                scanner},
        Wording{YAML::ErrorMsg::EOF_IN_SCALAR, "found unexpected end of stream", scanner},
        Wording{YAML::ErrorMsg::DOC_IN_SCALAR, "found unexpected end of stream", scanner},
        Wording{YAML::ErrorMsg::TAB_IN_INDENTATION,
                "found a tab character where an indentation space is expected", scanner},
        Wording{YAML::ErrorMsg::CHAR_IN_BLOCK, "did not find expected comment or line break",
                scanner},
        Wording{YAML::ErrorMsg::ANCHOR_NOT_FOUND,
                "did not find expected alphabetic or numeric character", scanner},
        Wording{YAML::ErrorMsg::ALIAS_NOT_FOUND,
                "did not find expected alphabetic or numeric character", scanner},
        Wording{YAML::ErrorMsg::END_OF_MAP, "did not find expected key", parser},
        Wording{YAML::ErrorMsg::END_OF_SEQ, "did not find expected '-' indicator", parser},
        Wording{YAML::ErrorMsg::END_OF_MAP_FLOW, "did not find expected ',' or '}'", parser},
        Wording{YAML::ErrorMsg::END_OF_SEQ_FLOW, "did not find expected ',' or ']'", parser},
        Wording{YAML::ErrorMsg::FLOW_END, "did not find expected node content", parser},
        Wording{YAML::ErrorMsg::INVALID_ESCAPE, "found unknown escape character", scanner},
        Wording{YAML::ErrorMsg::INVALID_HEX, "did not find expected hexdecimal number", scanner},
        Wording{YAML::ErrorMsg::INVALID_UNICODE, "found invalid Unicode character escape code",
                scanner},
        Wording{YAML::ErrorMsg::BAD_FILE, "nested too deeply", parser},
    };
    return all;
}

std::string_view line_at(std::string_view text, int line) {
    for (; line > 0; --line)
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return text.substr(0, text.find('\n'));
}

/// The name behind the `*` at that place.
std::string alias_at(std::string_view text, const YAML::Mark& mark) {
    const std::string_view line = line_at(text, mark.line);
    const auto start = std::min(static_cast<std::size_t>(mark.column) + 1, line.size());
    return std::string(line.substr(start, line.find_first_of(" \t\r,[]{}", start) - start));
}

YamlProblem translated(const YAML::Exception& error, std::string_view text) {
    using enum YamlProblem::Finder;
    if (error.msg == YAML::ErrorMsg::UNKNOWN_ANCHOR)
        return {"unknown anchor '" + alias_at(text, error.mark) + "' referenced", decoder,
                error.mark.line, error.mark.column};
    YamlProblem problem{error.msg, scanner, error.mark.line, error.mark.column};
    for (const Wording& wording : wordings())
        if (error.msg.starts_with(wording.ours)) {
            problem.text = wording.theirs;
            problem.finder = wording.finder;
        }
    const bool open_flow = error.msg == YAML::ErrorMsg::END_OF_MAP_FLOW ||
                           error.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW;
    if (open_flow && !text.ends_with('\n')) // go-yaml ends the last line itself
        problem.line = static_cast<int>(std::ranges::count(text, '\n')) + 1;
    if (error.msg == YAML::ErrorMsg::MAP_VALUE && line_at(text, error.mark.line).starts_with('\t'))
        problem.text = "found character that cannot start any token";
    return problem;
}

/// yaml-cpp reads on past what is no text.
void check_characters(std::string_view text) {
    while (!text.empty()) {
        const Rune rune = first_rune(text);
        if (!rune.valid)
            throw YamlProblem{"invalid UTF-8"};
        const char32_t code = rune.code;
        if ((code < ' ' && code != '\t' && code != '\n' && code != '\r') || code == 0x7F ||
            (code > 0x7F && code < 0xA0 && code != 0x85) || code == 0xFFFE || code == 0xFFFF)
            throw YamlProblem{"control characters are not allowed"};
        text.remove_prefix(rune.size);
    }
}

/// yaml-cpp takes a line behind a list that is no item for the next document.
void refuse_rest(const YAML::Node& list, int next_line, std::string_view text) {
    for (int line = list.Mark().line + 1; line <= next_line; ++line)
        if (line_at(text, line).starts_with("---") || line_at(text, line).starts_with("..."))
            return;
    throw YamlProblem{"did not find expected '-' indicator", YamlProblem::Finder::parser, next_line,
                      0};
}

/// A line of a block map without a colon, which yaml-cpp takes for a key without value.
void refuse_bare_key(const YAML::Node& key, std::string_view text) {
    const std::string_view line = line_at(text, key.Mark().line);
    const auto start = std::min(static_cast<std::size_t>(key.Mark().column), line.size());
    if (line.find_first_of(":?") == std::string_view::npos && line.substr(start) == key.Scalar())
        throw YamlProblem{"could not find expected ':'", YamlProblem::Finder::scanner,
                          key.Mark().line + 1, 0};
}

void check_document(const YAML::Node& document, std::string_view text) {
    if (!document.IsMap() || document.Style() == YAML::EmitterStyle::Flow)
        return;
    for (const auto& entry : document)
        if (entry.first.IsScalar() && entry.second.IsNull())
            refuse_bare_key(entry.first, text);
}

} // namespace

YAML::Node load_yaml(std::string_view text) {
    check_characters(text);
    std::string closed(text);
    // yaml-cpp takes the end of the text for the end of an open string, but not a document's end.
    if (closed.ends_with('\n'))
        closed += "...\n";
    try {
        const YAML::Node document = YAML::Load(closed);
        if (document.IsSequence() && document.Style() != YAML::EmitterStyle::Flow)
            if (const auto all = YAML::LoadAll(closed); all.size() > 1)
                refuse_rest(document, all[1].Mark().line, text);
        check_document(document, text);
        return document;
    } catch (const YAML::Exception& error) {
        throw translated(error, text);
    }
}

} // namespace hookbox
