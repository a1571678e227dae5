// How secrets are called: `[secret:][//<controller uuid>/]<20 of [0-9a-z]>[?query]`. Pure.
#pragma once

#include <string>
#include <string_view>

namespace hookbox {

struct SecretUri {
    std::string id;
    std::string controller = {}; ///< its uuid; "" = none given

    /// "secret:<id>"; the query is gone.
    [[nodiscard]] std::string text() const;
};

/// Throws UsageError with Juju's words.
SecretUri parse_secret_uri(std::string_view text);

} // namespace hookbox
