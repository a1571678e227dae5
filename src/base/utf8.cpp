#include "base/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace hookbox {
namespace {

bool is_space(char32_t code) {
    return (code >= '\t' && code <= '\r') || code == ' ' || code == 0x85 || code == 0xA0 ||
           code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

/// The character that `text`, which is not empty, ends with.
Rune last_rune(std::string_view text) {
    for (std::size_t size = 2; size <= 4 && size <= text.size(); ++size) {
        const Rune rune = first_rune(text.substr(text.size() - size));
        if (rune.valid && rune.size == size)
            return rune;
    }
    return first_rune(text.substr(text.size() - 1));
}

} // namespace

Rune first_rune(std::string_view text) noexcept {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1, true};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size)
        return {};
    char32_t code = lead & (0xFFU >> (size + 1));
    for (std::size_t index = 1; index < size; ++index) {
        if ((byte(index) & 0xC0) != 0x80)
            return {};
        code = code << 6 | (byte(index) & 0x3F);
    }
    const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
    if (overlong || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF)
        return {};
    return {code, size, true};
}

bool is_utf8(std::string_view text) noexcept {
    while (!text.empty()) {
        // Eight bytes of plain text at a time: values may be 16 MiB.
        for (std::uint64_t eight = 0; text.size() >= sizeof eight;
             text.remove_prefix(sizeof eight)) {
            std::memcpy(&eight, text.data(), sizeof eight);
            if ((eight & 0x8080808080808080U) != 0)
                break;
        }
        if (text.empty())
            break;
        const Rune rune = first_rune(text);
        if (!rune.valid)
            return false;
        text.remove_prefix(rune.size);
    }
    return true;
}

void append_utf8(std::string& text, char32_t code) {
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6);
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && is_space(first_rune(text).code))
        text.remove_prefix(first_rune(text).size);
    while (!text.empty() && is_space(last_rune(text).code))
        text.remove_suffix(last_rune(text).size);
    return text;
}

} // namespace hookbox
