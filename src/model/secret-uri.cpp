#include "model/secret-uri.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"

#include <algorithm>

namespace hookbox {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::size_t id_size = 20;

bool is_digit(char byte) {
    return digits.find(byte) != digits.npos;
}
bool is_lower(char byte) {
    return lower.find(byte) != lower.npos;
}
bool is_letter(char byte) {
    return is_lower(static_cast<char>(byte | 0x20));
}

/// What a URL's scheme is, lower-case; "" for none.
std::string scheme_of(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == text.npos || colon == 0 || !is_letter(text.front()))
        return {};
    std::string scheme;
    for (const char byte : text.substr(0, colon)) {
        if (!is_letter(byte) && !is_digit(byte) && std::string_view("+-.").find(byte) == text.npos)
            return {};
        scheme += is_letter(byte) ? static_cast<char>(byte | 0x20) : byte;
    }
    return scheme;
}

bool is_uuid(std::string_view text) {
    constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    return text.size() == form.size() && std::ranges::equal(text, form, [](char byte, char wanted) {
               return wanted == '-' ? byte == '-' : is_digit(byte) || (byte >= 'a' && byte <= 'f');
           });
}

} // namespace

std::string SecretUri::text() const {
    return "secret:" + (controller.empty() ? id : "//" + controller + "/" + id);
}

SecretUri parse_secret_uri(std::string_view text) {
    std::string_view rest = text.substr(0, text.find('?'));
    if (const std::string scheme = scheme_of(rest); !scheme.empty()) {
        if (scheme != "secret")
            throw UsageError("secret URI scheme " + go_quoted(scheme) + " not valid");
        rest.remove_prefix(scheme.size() + 1);
    }
    SecretUri uri;
    if (rest.starts_with("//")) {
        rest.remove_prefix(2);
        const std::string_view host = rest.substr(0, rest.find('/'));
        if (!host.empty() && !is_uuid(host))
            throw UsageError("host controller UUID " + go_quoted(host) + " not valid");
        uri.controller = host;
        rest.remove_prefix(std::min(host.size() + 1, rest.size()));
        if (host.empty())
            rest = {};
    }
    if (rest.size() != id_size ||
        !std::ranges::all_of(rest, [](char byte) { return is_digit(byte) || is_lower(byte); }))
        throw UsageError("secret URI " + go_quoted(text) + " not valid");
    uri.id = rest;
    return uri;
}

} // namespace hookbox
