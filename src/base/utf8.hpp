// UTF-8 as Go reads it: a byte that begins no valid sequence is one invalid character by itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hookbox {

struct Rune {
    char32_t code = 0xFFFD; ///< U+FFFD where invalid
    std::size_t size = 1;   ///< in bytes
    bool valid = false;
};

/// The character that `text`, which is not empty, starts with.
Rune first_rune(std::string_view text) noexcept;
bool is_utf8(std::string_view text) noexcept;
/// `code` must be no surrogate and at most U+10FFFF.
void append_utf8(std::string& text, char32_t code);
/// Whether Go's %q shows it as it is (letters, marks, numbers, punctuation, symbols, blank).
bool is_printable(char32_t code) noexcept;
/// Of one of the Unicode categories L.
bool is_letter(char32_t code) noexcept;
/// Of category Nd.
bool is_digit(char32_t code) noexcept;
/// Without Unicode white space at both ends (Go's strings.TrimSpace).
std::string_view trimmed(std::string_view text) noexcept;

} // namespace hookbox
