// What is remembered of one hook: what was run and why, when and for how long, what came of it, and
// the tool calls it made. Plain data with its stored and printed form. Nothing of a call's input
// or output is kept, only what its arguments show.
#pragma once

#include "base/clock.hpp"
#include "model/uniter-state.hpp"
#include "service/service.hpp"
#include "value/value.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hookbox {

struct CallRecord {
    std::vector<std::string> words = {}; ///< argv; long ones are cut
    std::chrono::microseconds duration{};
    int exit = 0;
    std::string effect = {}; ///< "reads, 12 bytes printed", "takes effect with the hook", an error
};

struct HookRecord {
    std::int64_t id = 0;
    std::string unit = {}, hook = {}; ///< "db/0", "server-relation-joined"
    std::optional<int> relation = {};
    std::string remote = {}; ///< the other unit, or else application; "" for none
    std::string cause = {};
    Time queued{}, started{}, ended{};
    std::chrono::microseconds run{}, lock{}; ///< of the program; how long the machine was locked
    /// "succeeded", "failed", "missing", "skipped", "interrupted" by its agent's end, "again" when
    /// it was killed from outside and is to run once more.
    std::string result = {};
    std::optional<int> exit = {}; ///< the program's status
    int signal = 0;
    std::string reason = {};                     ///< of a failure
    std::string output = {};                     ///< its last lines
    std::uint64_t output_cut = 0, calls_cut = 0; ///< bytes and calls that are not here
    std::vector<CallRecord> calls = {};
    std::string context_id = {}; ///< of this run alone, retries have their own; useless by now
    bool details_lost = false;   ///< the agent was killed before it kept output and calls
};

/// Of one hook, at most.
inline constexpr std::size_t kept_output = 32 << 10, kept_calls = 500;
/// Of one call's arguments together, and of its effect.
inline constexpr std::size_t kept_words = 1 << 10, kept_effect = 200;

/// The call's words after the tool's name, without values that may be secrets.
std::vector<std::string> shown_words(const ToolCall& call);
CallRecord record_of(const ToolCall& call);

/// Everything but output and calls, in the order in which it is printed; then the rest.
Value::Record summary_value(const HookRecord& record);
Value::Record detail_value(const HookRecord& record);
/// The inverse of both; null leaves the details empty.
HookRecord hook_record_from_values(const Value& summary, const Value& details);

} // namespace hookbox
