// What a secret is made of, as tools and verbs are given it and as they show it (spec §4.4, §7.8).
#pragma once

#include "model/secret.hpp"

#include <string>
#include <vector>

namespace hookbox {

/// Words `key[#base64|#file]=value`; of a repeated key the last counts. The entries of `file`, a
/// YAML or JSON map of texts whose keys may end in #base64, count over the words'; "" is no file.
/// Files are opened relative to the process's own directory. Throws Error with Juju's words.
SecretContent secret_content_of(const std::vector<std::string>& words,
                                const std::string& file = {});

/// Throws Error `illegal base64 data at input byte <n>`.
std::string secret_text(const std::string& base64);

} // namespace hookbox
