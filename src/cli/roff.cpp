#include "cli/roff.hpp"

#include "base/utf8.hpp"

#include <cstdint>
#include <cstdio>
#include <vector>

namespace hookbox {
namespace {

constexpr std::size_t source_width = 76; ///< mandoc minds lines above 80

std::string_view take_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// What a line begins with must not look like a request.
std::string at_start(const std::string& escaped) {
    const bool request = escaped.starts_with('.') || escaped.starts_with('\'');
    return (request ? "\\&" : "") + escaped;
}

bool ends_sentence(std::string_view word) {
    const auto last = word.find_last_not_of(")\"'");
    return last != std::string_view::npos &&
           std::string_view(".?!").find(word[last]) != std::string_view::npos;
}

/// Paragraphs and displays, one after the other, with a .Pp where one is due.
class RoffWriter {
  public:
    void word(std::string_view word) {
        std::string escaped = roff_escaped(word);
        if (line_.size() + 1 + escaped.size() > source_width)
            end_line();
        if (line_.empty()) {
            begin_paragraph();
            line_ = at_start(escaped);
        } else {
            line_ += ' ' + escaped;
        }
        if (ends_sentence(word))
            end_line();
    }
    void end_paragraph() {
        end_line();
        in_paragraph_ = false;
    }
    void display(const std::vector<std::string_view>& lines) {
        end_paragraph();
        out_ += ".Bd -literal\n";
        for (const std::string_view line : lines)
            out_ += at_start(roff_escaped(line)) + '\n';
        out_ += ".Ed\n";
    }
    std::string take() {
        end_line();
        return std::move(out_);
    }

  private:
    void begin_paragraph() {
        if (!in_paragraph_ && !out_.empty())
            out_ += ".Pp\n";
        in_paragraph_ = true;
    }
    void end_line() {
        if (!line_.empty())
            out_ += line_ + '\n';
        line_.clear();
    }

    std::string out_, line_;
    bool in_paragraph_ = false;
};

} // namespace

std::string roff_escaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const Rune rune = first_rune(text);
        if (rune.code == U'\\') {
            out += "\\e";
        } else if (rune.code == U'-') {
            out += "\\-"; // a hyphen could not be copied into a shell
        } else if (rune.code < 0x80) {
            out += static_cast<char>(rune.code);
        } else {
            char code[16];
            std::snprintf(code, sizeof code, "\\[u%04X]", static_cast<std::uint32_t>(rune.code));
            out += code;
        }
        text.remove_prefix(rune.size);
    }
    return out;
}

std::string roff_argument(std::string_view text) {
    std::string out = "\"\\&";
    for (const char c : roff_escaped(text))
        out += c == '"' ? std::string("\\(dq") : std::string(1, c);
    return out + '"';
}

std::string roff_text(std::string_view text) {
    RoffWriter writer;
    std::vector<std::string_view> shown;
    while (!text.empty()) {
        std::string_view line = take_line(text);
        if (line.starts_with(' '))
            shown.push_back(line);
        if ((!line.starts_with(' ') || text.empty()) && !shown.empty()) {
            writer.display(shown);
            shown.clear();
        }
        if (line.starts_with(' '))
            continue;
        if (line.empty())
            writer.end_paragraph();
        while (!line.empty()) {
            const auto blank = std::min(line.find(' '), line.size());
            if (blank > 0)
                writer.word(line.substr(0, blank));
            line.remove_prefix(std::min(blank + 1, line.size()));
        }
    }
    return writer.take();
}

std::string roff_example(std::string_view text) {
    std::string out = ".Bd -literal\n";
    while (!text.empty()) {
        std::string_view line = take_line(text);
        line.remove_prefix(line.starts_with("    ") ? 4 : 0);
        out += at_start(roff_escaped(line)) + '\n';
    }
    return out + ".Ed\n";
}

} // namespace hookbox
