// What a running action was given, and what its program says about itself with the action tools.
// Lives in the context of the run; who runs the action delivers the outcome, whatever it is.
#pragma once

#include "value/value.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace hookbox {

struct ActionOutcome {
    Value::Map results;                 ///< nested maps of texts
    std::optional<std::string> failure; ///< the message of action-fail; nothing: not called
    std::vector<std::string> log;
};

class ActionRun {
  public:
    explicit ActionRun(Value parameters) : parameters_(std::move(parameters)) {}

    /// A map, or null when none were given.
    [[nodiscard]] const Value& parameters() const noexcept { return parameters_; }
    [[nodiscard]] const ActionOutcome& outcome() const noexcept { return outcome_; }

    /// `path` leads through nested maps; what is in its way is replaced. Throws Error where all
    /// results together take more than 8 MiB.
    void set_result(const std::vector<std::string>& path, const std::string& value);
    void fail(const std::string& message) { outcome_.failure = message; }
    void log(const std::string& message);
    /// From now on every message is given to `sink`, at once, and not kept.
    void send_log_to(std::function<void(const std::string&)> sink) { sink_ = std::move(sink); }

  private:
    Value parameters_;
    ActionOutcome outcome_;
    std::function<void(const std::string&)> sink_;
};

} // namespace hookbox
