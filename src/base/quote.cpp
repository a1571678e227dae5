#include "base/quote.hpp"

#include "base/utf8.hpp"

namespace hookbox {
namespace {

void append_hex(std::string& out, char letter, unsigned code, int digits) {
    out += '\\';
    out += letter;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out += "0123456789abcdef"[code >> shift & 0xF];
}

void append_escaped(std::string& out, char32_t code) {
    constexpr std::string_view letters = "abtnvfr"; // of the codes 7 to 13
    if (code == '"' || code == '\\')
        (out += '\\') += static_cast<char>(code);
    else if (is_printable(code))
        append_utf8(out, code);
    else if (code >= '\a' && code <= '\r')
        (out += '\\') += letters[code - '\a'];
    else if (code < ' ' || code == 0x7F)
        append_hex(out, 'x', code, 2);
    else if (code < 0x10000)
        append_hex(out, 'u', code, 4);
    else
        append_hex(out, 'U', code, 8);
}

} // namespace

std::string go_quoted(std::string_view text) {
    std::string out = "\"";
    while (!text.empty()) {
        const Rune rune = first_rune(text);
        if (rune.valid)
            append_escaped(out, rune.code);
        else
            append_hex(out, 'x', static_cast<unsigned char>(text[0]), 2);
        text.remove_prefix(rune.size);
    }
    return out += '"';
}

} // namespace hookbox
