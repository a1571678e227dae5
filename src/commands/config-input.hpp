// What `deploy --config` and `config` are given: words `key=value`, or YAML files keyed by
// application. Values come out typed by the charm's schema; `trust` stands apart.
#pragma once

#include "charm/charm.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hookbox {

struct ConfigInput {
    Value::Map values;
    std::optional<bool> trust;
};

/// `key=value`; a value `@path` is read from that file. Throws Error `unknown option "x"`, …
void add_config_pair(ConfigInput& input, const ConfigSchema& schema, const std::string& key,
                     const std::string& value);
/// The settings of `application` in the YAML file `path` ("-": standard input).
void add_config_file(ConfigInput& input, const ConfigSchema& schema, const std::string& application,
                     const std::string& path);
/// What was given as `--config`: pairs and names of files.
void add_config_words(ConfigInput& input, const ConfigSchema& schema,
                      const std::string& application, const std::vector<std::string>& words);

} // namespace hookbox
