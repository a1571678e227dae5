#include "base/utf8.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("a character is as long as its first byte says") {
    for (const char32_t code : {0x41U, 0xE9U, 0x20ACU, 0xFFFDU, 0x1F600U, 0x10FFFFU}) {
        std::string text;
        append_utf8(text, code);
        const Rune rune = first_rune(text + "x");
        CHECK(rune.code == code);
        CHECK(rune.size == text.size());
        CHECK(rune.valid);
    }
}

TEST_CASE("broken, overlong and surrogate sequences are invalid byte by byte") {
    for (const char* text : {"\xff", "\xc3", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80",
                             "\xf4\x90\x80\x80", "\x80", "\xe2\x82"}) {
        const Rune rune = first_rune(text);
        CHECK(rune.code == 0xFFFD);
        CHECK(rune.size == 1);
        CHECK_FALSE(rune.valid);
        CHECK_FALSE(is_utf8(text));
    }
    CHECK(is_utf8("é\xef\xbf\xbd"));
}

TEST_CASE("white space of any script is trimmed") {
    CHECK(trimmed(" \t\u2003a b\u00a0\u3000\n") == "a b");
    CHECK(trimmed("\u2028").empty());
    CHECK(trimmed("\xa0x\x85") == "\xa0x\x85");
}

TEST_CASE("blanks, formats, private and unassigned characters are not printable") {
    for (const char32_t code : {0x20U, 0x7EU, 0xA1U, 0x3A9U, 0x1F600U})
        CHECK(is_printable(code));
    for (const char32_t code : {0x1FU, 0x7FU, 0xA0U, 0xADU, 0x378U, 0x2028U, 0xE000U, 0x10FFFFU})
        CHECK_FALSE(is_printable(code));
    CHECK(is_letter(0xE9));
    CHECK_FALSE(is_letter('1'));
    CHECK_FALSE(is_letter(0x2014));
    CHECK(is_digit('0'));
    CHECK(is_digit(0x661));
    CHECK_FALSE(is_digit(0xB2));
}
