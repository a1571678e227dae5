#include "base/error.hpp"

#include <cctype>
#include <cstring>

namespace hookbox {

std::string errno_text(int error_number) {
    const char* text = strerrordesc_np(error_number);
    if (text == nullptr)
        return "errno " + std::to_string(error_number);
    std::string lower = text;
    // Go spells its messages in lower case, but for names such as "RFS".
    if (lower.size() > 1 && std::islower(static_cast<unsigned char>(lower[1])) != 0)
        lower[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(lower[0])));
    return lower;
}

SystemError::SystemError(const std::string& what, int error_number)
    : Error(what + ": " + errno_text(error_number)), number_(error_number) {}

} // namespace hookbox
