#include "value/base64.hpp"

#include <algorithm>
#include <cstdint>

namespace hookbox {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string to_base64(std::string_view bytes) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t bits = 0;
        for (std::size_t index = at; index < at + 3; ++index)
            bits =
                bits << 8 | (index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0U);
        const std::size_t letters = std::min<std::size_t>(bytes.size() - at, 3) + 1;
        for (std::size_t index = 0; index < 4; ++index)
            out += index < letters ? alphabet[bits >> (18 - 6 * index) & 63] : '=';
    }
    return out;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string letters(text);
    std::erase_if(letters, [](char letter) { return letter == '\n' || letter == '\r'; });
    if (letters.size() % 4 != 0)
        return std::nullopt;
    for (int padding = 0; padding < 2 && letters.ends_with('='); ++padding)
        letters.pop_back();
    std::string out;
    std::uint32_t bits = 0;
    std::size_t count = 0;
    for (const char letter : letters) {
        const auto value = alphabet.find(letter);
        if (value == std::string_view::npos)
            return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8)
            out += static_cast<char>(bits >> (count -= 8));
    }
    return out;
}

} // namespace hookbox
