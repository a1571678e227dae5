// The keys of `model-config`: what kind of value each takes. Their defaults are the model's.
#pragma once

#include "value/value.hpp"

#include <string>

namespace hookbox {

/// The value of `key` that `value`, typed on a command line or read from YAML, stands for. Throws
/// Error naming the key and what it expects, or, for an unknown key, those of similar names.
Value check_model_setting(const std::string& key, const Value& value);
/// Throws that error for an unknown key.
void require_model_setting(const std::string& key);

} // namespace hookbox
