// How tasks and what they gave are printed, as Juju's commands print them.
#pragma once

#include "model/operation.hpp"

#include <string>

namespace hookbox {

/// As Go prints a time by itself: "2026-11-22 08:15:00 +0000 UTC"; in the local zone unless `utc`;
/// "" for Time{}.
std::string go_time_text(Time time, bool utc);
/// "2026-11-22T08:15:00"; the same.
std::string plain_time_text(Time time, bool utc);

/// All that is known of a task: id, status, unit, message, results, log, timing.
Value::Map task_value(const Model& model, const Task& task, bool utc);
/// As far as there are any: enqueued, started, completed.
Value::Map timing_value(Time enqueued, Time started, Time completed, bool utc);
/// "2026-11-22 08:15:00 +0000 UTC half done"
Value::List log_value(const Model& model, int task, bool utc);
/// The results' return code; -1 where there is none.
std::int64_t return_code(const Value& results);

/// Values of task_value() by unit, or by id, as run and show-task print them for people.
std::string plain_tasks(const Value::Map& tasks);

/// A unit's name, or "<application>/leader".
bool is_receiver_name(const std::string& word);

/// "2" → 2. Throws UsageError `<what> "x" not valid`.
int parse_task_id(const std::string& text, const std::string& what);

} // namespace hookbox
