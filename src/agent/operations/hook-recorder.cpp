#include "agent/operations/hook-recorder.hpp"

#include "agent/operations/hook-effects.hpp"
#include "base/file.hpp"

#include <utility>

namespace hookbox {

HookRecorder::HookRecorder(const std::string& unit, const std::string& name, const Hook& hook,
                           Time now, std::string context_id) {
    record_.unit = unit;
    record_.hook = name;
    if (is_relation_kind(hook.kind))
        record_.relation = hook.relation;
    record_.remote = hook.remote_unit.empty() ? hook.remote_application : hook.remote_unit;
    record_.cause = cause_text(hook);
    record_.queued = record_.started = now;
    record_.context_id = std::move(context_id);
}

HookRecorder::HookRecorder(const std::string& unit, const std::string& name, std::string cause,
                           Time now, std::string context_id) {
    record_.unit = unit;
    record_.hook = name;
    record_.cause = std::move(cause);
    record_.queued = record_.started = now;
    record_.context_id = std::move(context_id);
}

void HookRecorder::program_ended(ExitStatus status) {
    record_.run = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - program_started_);
    if (status.signal != 0)
        record_.signal = status.signal;
    else
        record_.exit = status.code;
}

void HookRecorder::line(std::string_view text) {
    record_.output.append(text).append("\n");
    // Twice the bound, so that most lines need no moving of what is kept.
    if (record_.output.size() > 2 * kept_output)
        cut_output();
}

void HookRecorder::cut_output() {
    if (record_.output.size() <= kept_output)
        return;
    std::size_t begin = record_.output.size() - kept_output;
    const std::size_t end_of_line = record_.output.find('\n', begin);
    if (end_of_line + 1 < record_.output.size())
        begin = end_of_line + 1;
    record_.output.erase(0, begin);
    record_.output_cut += begin;
}

void HookRecorder::call(const ToolCall& call) {
    if (record_.calls.size() < kept_calls)
        record_.calls.push_back(record_of(call));
    else
        ++record_.calls_cut;
}

void HookRecorder::conclude(Time now, const char* result, std::string reason) {
    record_.ended = now;
    record_.result = result;
    record_.reason = std::move(reason);
}

HookRecord HookRecorder::take() {
    cut_output();
    return std::move(record_);
}

std::string new_context_id(const std::string& unit, const std::string& hook) {
    return unit + "-" + hook + "-" + random_hex(16);
}

} // namespace hookbox
