// How secret-get and secret-info-get take the secret's URI: whatever is wrong with it, they say the
// same.
#pragma once

#include "base/error.hpp"
#include "base/quote.hpp"
#include "cli/options.hpp"
#include "model/secret-uri.hpp"

#include <optional>

namespace hookbox {

inline std::optional<SecretUri> take_secret_uri(Words& words) {
    if (words.empty())
        return std::nullopt;
    const std::string word = take_word(words);
    try {
        return parse_secret_uri(word);
    } catch (const UsageError&) {
        throw UsageError("secret URI " + go_quoted(word) + " not valid");
    }
}

} // namespace hookbox
