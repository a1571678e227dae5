#include "cli/yaml-text.hpp"

#include "base/utf8.hpp"
#include "value/base64.hpp"
#include "value/yaml-scalar.hpp"

#include <algorithm>

namespace hookbox {
namespace {

constexpr std::size_t best_width = 80;
constexpr std::size_t base64_line = 70;
constexpr std::size_t longest_simple_key = 128;

bool is_break(char32_t code) {
    return code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

bool is_blank(char32_t code) {
    return code == ' ' || code == '\t';
}

/// Cannot stand in a plain, single-quoted or literal string.
bool is_special(char32_t code, YamlDialect dialect) {
    if (code == '\n' || (code >= 0x20 && code <= 0x7E))
        return false;
    return dialect == YamlDialect::v1 || (!(code >= 0xA0 && code <= 0xD7FF) &&
                                          !(code >= 0xE000 && code <= 0xFFFD && code != 0xFEFF));
}

/// The end of the text counts as U+0000, which is neither blank nor break.
char32_t code_at(std::string_view text, std::size_t at) {
    return at < text.size() ? first_rune(text.substr(at)).code : 0;
}

/// What decides between the styles.
struct Traits {
    bool special = false, line_break = false;
    bool blank_before_break = false, blank_after_break = false;
    bool blank_last = false;
    bool indicator = false; ///< plain, it would be read as something else
};

Traits examine(std::string_view text, YamlDialect dialect) {
    Traits traits;
    traits.indicator = text.starts_with("---") || text.starts_with("...");
    char32_t before = ' ';
    for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
        const Rune rune = first_rune(text.substr(at));
        next = at + rune.size;
        const char32_t code = rune.code;
        const bool ends = next == text.size() || is_blank(code_at(text, next));
        if (at == 0)
            traits.indicator |=
                (code < 0x80 && std::string_view("#,[]{}&*!|>'\"%@`").find(char(code)) !=
                                    std::string_view::npos) ||
                ((code == '-' || code == '?' || code == ':') && ends);
        else
            traits.indicator |=
                (code == ':' && ends) || (code == '#' && (is_blank(before) || is_break(before)));
        traits.special |= is_special(code, dialect);
        traits.line_break |= is_break(code);
        if (at > 0) {
            traits.blank_before_break |= is_break(code) && before == ' ';
            traits.blank_after_break |= code == ' ' && is_break(before);
        }
        before = code;
    }
    traits.blank_last = before == ' ';
    traits.indicator |= code_at(text, 0) == ' ' || traits.blank_last;
    return traits;
}

enum class Style { plain, single_quoted, double_quoted, literal };

Style choose_style(std::string_view text, YamlDialect dialect, bool ambiguous, bool simple_key) {
    const Traits traits = examine(text, dialect);
    if (dialect == YamlDialect::v2 && text.find('\n') != std::string_view::npos) {
        const bool fits = !traits.special && !traits.blank_before_break && !traits.blank_last;
        return fits && !simple_key ? Style::literal : Style::double_quoted;
    }
    if (ambiguous || traits.special || traits.blank_before_break || traits.blank_after_break)
        return Style::double_quoted;
    if (traits.indicator || traits.line_break)
        return Style::single_quoted;
    return Style::plain;
}

/// Whether the blank at `at` becomes a line break: past the width, not after another blank.
bool folds(const YamlPen& pen, std::string_view text, std::size_t at, bool simple_key) {
    return !simple_key && pen.column() > best_width && (at == 0 || text[at - 1] != ' ');
}

void write_plain(YamlPen& pen, std::string_view text, std::size_t indent, bool simple_key) {
    for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
        size = first_rune(text.substr(at)).size;
        if (text[at] == ' ' && folds(pen, text, at, simple_key) && code_at(text, at + 1) != ' ')
            pen.new_line(indent);
        else
            pen.put(text.substr(at, size));
    }
}

void write_single_quoted(YamlPen& pen, std::string_view text, std::size_t indent, bool simple_key) {
    pen.put("'");
    bool after_break = false;
    for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
        const Rune rune = first_rune(text.substr(at));
        size = rune.size;
        const bool inside = at > 0 && at + 1 < text.size();
        if (is_break(rune.code)) {
            if (rune.code == '\n' && !after_break) // a lone one would be read as a blank
                pen.put_break("\n");
            pen.put_break(text.substr(at, size));
            after_break = true;
            continue;
        }
        if (after_break)
            pen.indent_to(indent);
        after_break = false;
        if (rune.code == ' ' && inside && folds(pen, text, at, simple_key) && text[at + 1] != ' ')
            pen.new_line(indent);
        else
            pen.put(rune.code == '\'' ? "''" : text.substr(at, size));
    }
    pen.put("'");
}

void write_escape(YamlPen& pen, char32_t code) {
    constexpr std::string_view named = "\a\b\t\n\v\f\r\x1b\"\\";
    constexpr std::string_view letters = "abtnvfre\"\\";
    std::string escape = "\\";
    if (code == 0) {
        escape += '0';
    } else if (code < 0x80 && named.find(char(code)) != std::string_view::npos) {
        escape += letters[named.find(char(code))];
    } else if (code == 0x85 || code == 0xA0) {
        escape += code == 0x85 ? 'N' : '_';
    } else if (code == 0x2028 || code == 0x2029) {
        escape += code == 0x2028 ? 'L' : 'P';
    } else {
        const int digits = code <= 0xFF ? 2 : code <= 0xFFFF ? 4 : 8;
        escape += digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
            escape += "0123456789ABCDEF"[code >> shift & 0xF];
    }
    pen.put(escape);
}

void write_double_quoted(YamlPen& pen, YamlDialect dialect, std::string_view text,
                         std::size_t indent, bool simple_key) {
    const bool escape_all = code_at(text, 0) == 0xFEFF;
    pen.put("\"");
    for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
        const Rune rune = first_rune(text.substr(at));
        size = rune.size;
        const bool inside = at > 0 && at + 1 < text.size();
        if (escape_all || is_special(rune.code, dialect) || is_break(rune.code) ||
            rune.code == '"' || rune.code == '\\') {
            write_escape(pen, rune.code);
        } else if (rune.code == ' ' && inside && folds(pen, text, at, simple_key)) {
            pen.new_line(indent);
            if (text[at + 1] == ' ')
                pen.put("\\");
        } else {
            pen.put(text.substr(at, size));
        }
    }
    pen.put("\"");
}

/// The first line of a literal string: "|", an indent indicator where the text hides its own
/// indent, and what happens to the last line breaks.
std::string literal_head(std::string_view text) {
    std::string head = "|";
    if (text[0] == ' ' || is_break(code_at(text, 0)))
        head += '2';
    std::size_t breaks = 0; // at the end
    std::size_t size = 0;   // in characters
    for (std::string_view rest = text; !rest.empty(); ++size) {
        const Rune rune = first_rune(rest);
        rest.remove_prefix(rune.size);
        breaks = is_break(rune.code) ? breaks + 1 : 0;
    }
    if (breaks == 0)
        head += '-';
    else if (breaks > 1 || size == 1)
        head += '+';
    return head;
}

void write_literal(YamlPen& pen, std::string_view text, std::size_t indent) {
    pen.put(literal_head(text));
    pen.put_break("\n");
    for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
        const Rune rune = first_rune(text.substr(at));
        size = rune.size;
        if (is_break(rune.code)) {
            pen.put_break(text.substr(at, size));
            continue;
        }
        pen.indent_to(indent);
        pen.put(text.substr(at, size));
    }
}

/// The base64 form, in lines of 70 when it is longer than one.
std::string binary_text(std::string_view bytes) {
    std::string encoded = to_base64(bytes);
    if (encoded.size() < base64_line)
        return encoded;
    for (std::size_t at = base64_line; at < encoded.size(); at += base64_line + 1)
        encoded.insert(at, 1, '\n');
    return encoded += '\n';
}

} // namespace

void YamlPen::put(std::string_view characters) {
    out_ += characters;
    for (const char byte : characters)
        column_ += (byte & 0xC0) != 0x80;
}

void YamlPen::put_break(std::string_view line_break) {
    out_ += line_break;
    column_ = 0;
}

void YamlPen::indent_to(std::size_t column) {
    if (column_ < column)
        out_.append(column - column_, ' ');
    column_ = std::max(column_, column);
}

void YamlPen::new_line(std::size_t indent) {
    put_break("\n");
    indent_to(indent);
}

void YamlPen::next_line(std::size_t indent) {
    if (column_ > 0)
        put_break("\n");
    indent_to(indent);
}

bool is_simple_yaml_key(std::string_view text) {
    if (!is_utf8(text))
        return binary_text(text).find('\n') == std::string::npos;
    return text.size() <= longest_simple_key && !examine(text, YamlDialect::v2).line_break;
}

void write_yaml_text(YamlPen& pen, YamlDialect dialect, std::string_view text, std::size_t indent,
                     bool simple_key) {
    bool ambiguous = false;
    std::string encoded;
    if (is_utf8(text)) {
        ambiguous = dialect == YamlDialect::v1 ? is_ambiguous_yaml1(text) : is_ambiguous_yaml(text);
    } else {
        pen.put("!!binary ");
        text = encoded = binary_text(text);
    }
    switch (choose_style(text, dialect, ambiguous, simple_key)) {
    case Style::plain:
        return write_plain(pen, text, indent, simple_key);
    case Style::single_quoted:
        return write_single_quoted(pen, text, indent, simple_key);
    case Style::double_quoted:
        return write_double_quoted(pen, dialect, text, indent, simple_key);
    case Style::literal:
        return write_literal(pen, text, indent);
    }
}

} // namespace hookbox
