// A value of a state that knows where it is, for errors that name file and place.
#pragma once

#include "base/clock.hpp"
#include "commands/simulate/state-text.hpp"
#include "model/settings.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hookbox {

class StateNode {
  public:
    /// The whole state, which must outlive this.
    explicit StateNode(const StateText& text)
        : text_(&text), value_(&text.value()), above_(&text.value()) {}

    [[nodiscard]] const Value& value() const noexcept { return *value_; }
    [[nodiscard]] bool is_null() const noexcept { return value_->is_null(); }
    /// A key of this map; a null one when there is none. All throw Error for a wrong kind.
    [[nodiscard]] StateNode operator[](std::string_view key) const;
    [[nodiscard]] std::vector<StateNode> items() const;
    [[nodiscard]] std::vector<std::pair<std::string, StateNode>> entries() const;
    /// Text that is no UTF-8 is given as {"b64": "…"}.
    [[nodiscard]] std::string text(std::string_view otherwise = {}) const;
    /// The same; fails unless it is one of `known`.
    [[nodiscard]] std::string one_of(const std::vector<std::string_view>& known,
                                     std::string_view otherwise) const;
    [[nodiscard]] std::vector<std::string> texts() const;
    [[nodiscard]] bool flag() const;
    [[nodiscard]] int number() const;
    /// "2018-04-18T03:00:17.123456789+02:00"; fractions of a millisecond are cut off.
    [[nodiscard]] Time time() const;
    [[nodiscard]] Settings settings() const;
    /// Throws, with the nearest one, unless every key of this map is one of `known`.
    void allow(const std::vector<std::string_view>& known) const;

    [[noreturn]] void fail(const std::string& reason) const;
    /// The same for a key of this map that is not one of `known`.
    [[noreturn]] void fail_at(const std::string& key, const std::string& reason,
                              const std::vector<std::string_view>& known) const;

  private:
    StateNode(const StateNode& above, std::string key, const Value& value)
        : text_(above.text_), value_(&value), above_(above.value_), key_(std::move(key)) {}
    [[noreturn]] void fail_as(const char* wanted) const;
    /// Searched for only when there is something to complain about.
    [[nodiscard]] std::vector<std::string> keys() const;

    const StateText* text_;
    const Value* value_;
    const Value* above_; ///< the map or list that it is in
    std::string key_;
};

/// "did you mean "leader"?" or, where nothing is near, "known: a, b".
std::string hint(std::string_view wrong, const std::vector<std::string_view>& known);

/// The inverse of text().
Value text_value(const std::string& text);
Value settings_value(const Settings& settings);

} // namespace hookbox
