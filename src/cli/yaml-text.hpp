// Strings as go-yaml writes them: the choice of style, escapes and folding
// (spec §4.4 "YAML string style"). What surrounds them is format-yaml's business.
#pragma once

#include "cli/format.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace hookbox {

/// The text written so far and how many characters its last line has.
class YamlPen {
  public:
    /// Characters without line breaks.
    void put(std::string_view characters);
    void new_line(std::size_t indent);
    /// The same, but for a line that has just begun.
    void next_line(std::size_t indent);
    /// A line break as the text has it, without an indent.
    void put_break(std::string_view line_break);
    void indent_to(std::size_t column);

    [[nodiscard]] std::size_t column() const noexcept { return column_; }
    [[nodiscard]] std::string take() && { return std::move(out_); }

  private:
    std::string out_;
    std::size_t column_ = 0;
};

/// One line, at most 128 bytes; otherwise a key is written as "? key".
bool is_simple_yaml_key(std::string_view text);

/// `indent` is where further lines of the text begin. A simple key is never folded.
void write_yaml_text(YamlPen& pen, YamlDialect dialect, std::string_view text, std::size_t indent,
                     bool simple_key);

} // namespace hookbox
