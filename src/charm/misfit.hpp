// What a charm's YAML file says that cannot be, and at which keys. Becomes an Error that names the
// file, line and column before it leaves charm/.
#pragma once

#include "base/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

class Misfit : public Error {
  public:
    /// `keys` lead to what is wrong, from the top of the document.
    Misfit(std::vector<std::string> keys, const std::string& text)
        : Error(text), keys_(std::move(keys)) {}
    /// The same in a document that holds the one read below `key`.
    [[nodiscard]] Misfit within(const std::string& key) const;
    /// For `yaml`, which parse_yaml has accepted: "<source>:<line>:<column>: …".
    [[nodiscard]] Error placed(std::string_view yaml, std::string_view source) const;

  private:
    std::vector<std::string> keys_;
};

} // namespace hookbox
