// Bytes spelled in hexadecimal digits; blanks between them are skipped. And messages of them.
#pragma once

#include <string>
#include <string_view>

inline std::string from_hex(std::string_view digits) {
    std::string bytes, pair;
    for (const char digit : digits) {
        if (digit == ' ')
            continue;
        pair += digit;
        if (pair.size() == 2) {
            bytes += static_cast<char>(std::stoi(pair, nullptr, 16));
            pair.clear();
        }
    }
    return bytes;
}

/// The bytes behind their length, as gob frames a message.
inline std::string message(std::string_view digits) {
    const std::string bytes = from_hex(digits);
    std::string length;
    for (std::size_t rest = bytes.size(); rest > 0; rest >>= 8)
        length.insert(length.begin(), static_cast<char>(rest));
    if (bytes.size() >= 0x80)
        length.insert(length.begin(), static_cast<char>(0x100 - length.size()));
    return length + bytes;
}
