// Text in the language of manual pages (mdoc), in a form that mandoc and groff have nothing to say
// about. Used at build time only.
#pragma once

#include <string>
#include <string_view>

namespace hookbox {

/// `text` for the middle of a line; a line must not begin with it, see roff_argument().
std::string roff_escaped(std::string_view text);
/// `text` as one argument of a macro, whatever it looks like.
std::string roff_argument(std::string_view text);
/// Running text by the rules of CommandText: an empty line ends a paragraph, lines that begin with
/// a blank are shown as they are. A sentence begins a line.
std::string roff_text(std::string_view text);
/// Lines shown as they are; four blanks in front of each are dropped.
std::string roff_example(std::string_view text);

} // namespace hookbox
