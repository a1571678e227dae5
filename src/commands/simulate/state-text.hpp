// A state as it was written, in YAML or JSON, for errors that name line and column.
#pragma once

#include "value/value.hpp"

#include <string>
#include <vector>

namespace hookbox {

class StateText {
  public:
    /// JSON when `source` ends in .json, YAML when it ends in .yaml or .yml; else what begins with
    /// a brace and a quote is JSON. What simulate has written about a run stands for the state
    /// after that run. Throws Error
    /// `<source>:<line>:<column>: <reason>`.
    StateText(std::string text, std::string source);

    [[nodiscard]] const Value& value() const noexcept { return value_; }
    /// What stands at a key of this map, with its place in the same text.
    [[nodiscard]] StateText below(const std::string& key) const;
    /// "unit.yaml:3:5", where the last of `keys` stands that can be found. Keys are those of maps
    /// or numbers in lists.
    [[nodiscard]] std::string place(std::vector<std::string> keys) const;
    /// "relations[0].units.sql/0"; "" for no keys.
    [[nodiscard]] std::string path(const std::vector<std::string>& keys) const;

  private:
    std::string text_, source_;
    bool json_ = false;
    std::vector<std::string> above_; ///< the keys that lead to the value
    Value value_;
};

/// The file, or standard input for "-".
StateText read_state_text(const std::string& file);

} // namespace hookbox
