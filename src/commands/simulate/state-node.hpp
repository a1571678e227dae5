// A value of a state file that knows where it is, for errors that name file and place.
#pragma once

#include "base/clock.hpp"
#include "model/settings.hpp"
#include "value/value.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hookbox {

class StateNode {
  public:
    /// `value` must outlive this.
    StateNode(const Value& value, std::string where) : value_(&value), where_(std::move(where)) {}

    [[nodiscard]] const Value& value() const noexcept { return *value_; }
    [[nodiscard]] bool is_null() const noexcept { return value_->is_null(); }
    /// A key of this map; a null one when there is none. All throw Error for a wrong kind.
    [[nodiscard]] StateNode operator[](std::string_view key) const;
    [[nodiscard]] std::vector<StateNode> items() const;
    [[nodiscard]] std::vector<std::pair<std::string, StateNode>> entries() const;
    /// Text that is no UTF-8 is given as {"b64": "…"}.
    [[nodiscard]] std::string text(std::string_view otherwise = {}) const;
    [[nodiscard]] std::vector<std::string> texts() const;
    [[nodiscard]] bool flag() const;
    [[nodiscard]] int number() const;
    /// "2018-04-18T03:00:17.123456789+02:00"; fractions of a millisecond are cut off.
    [[nodiscard]] Time time() const;
    [[nodiscard]] Settings settings() const;
    /// Throws unless every key of this map is one of `known`.
    void allow(const std::vector<std::string_view>& known) const;

    [[noreturn]] void fail(const std::string& reason) const;

  private:
    const Value* value_;
    std::string where_;
};

/// The inverse of text().
Value text_value(const std::string& text);
Value settings_value(const Settings& settings);

} // namespace hookbox
