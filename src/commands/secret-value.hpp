// Secrets as `secrets` and `show-secret` print them.
#pragma once

#include "model/secret.hpp"

#include <string>

namespace hookbox {

struct SecretDetail {
    bool revisions = false, access = false;
    const SealingKey* reveal = nullptr; ///< null: without content
    int revision = 0;                   ///< whose content; 0: the latest
    bool json = false;                  ///< then, as Juju has it, the content is below "Data"
};

/// Its fields; a reader must add the id.
Value secret_value(const Model& model, const Secret& secret, const SecretDetail& detail);
/// "<model>", or the application's or unit's name.
std::string secret_owner_text(const Secret& secret);
/// As YAML, or as one line of JSON.
std::string secrets_text(const Value& secrets, bool json);

} // namespace hookbox
