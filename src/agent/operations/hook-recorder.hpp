// Gathers what is remembered of a hook while it runs, within the bounds of hook-record. Pure but
// for the monotonic clock.
#pragma once

#include "agent/hook-record.hpp"
#include "base/process.hpp"

#include <chrono>
#include <string_view>

namespace hookbox {

class HookRecorder {
  public:
    HookRecorder(const std::string& unit, const std::string& name, const Hook& hook, Time now,
                 std::string context_id);
    /// Of what is no hook: `name` is "actions/backup".
    HookRecorder(const std::string& unit, const std::string& name, std::string cause, Time now,
                 std::string context_id);

    void program_started() { program_started_ = std::chrono::steady_clock::now(); }
    void program_ended(ExitStatus status);
    void line(std::string_view text);
    void call(const ToolCall& call);
    void conclude(Time now, const char* result, std::string reason = {});

    [[nodiscard]] const std::string& context_id() const noexcept { return record_.context_id; }
    /// What is known by now but for output and calls, as it is kept in the unit's record.
    [[nodiscard]] Value summary() const { return summary_value(record_); }
    [[nodiscard]] HookRecord take();

  private:
    void cut_output();

    HookRecord record_;
    std::chrono::steady_clock::time_point program_started_{};
};

/// Of one run of one hook; nobody can guess it.
std::string new_context_id(const std::string& unit, const std::string& hook);

} // namespace hookbox
