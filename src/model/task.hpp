// Tasks: actions, or a shell's commands, that one unit is to run, or the latter on a machine. An
// operator adds them, the agent runs each at most once; what is left of an ended one is for people
// to read. Kept with the operation they belong to (operation.hpp).
#pragma once

#include "base/clock.hpp"
#include "model/model.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hookbox {

enum class TaskStatus {
    pending,
    running,
    completed,
    failed,
    cancelled, ///< before it ran
    aborting,  ///< cancelled while it runs
    aborted,
    error
};
std::string_view task_status_name(TaskStatus status);
std::optional<TaskStatus> parse_task_status(std::string_view name);
/// Nothing will happen to it any more.
bool has_ended(TaskStatus status);
/// The message of a shell's task whose time was over.
inline constexpr const char* out_of_time = "command cancelled";
/// The message of a task that the end or death of its agent has cut off.
inline constexpr const char* terminated = "action terminated";

struct Task {
    int id = 0, operation = 0;
    std::string unit = {};
    std::string machine = {}; ///< instead of a unit
    std::string name = {};    ///< of the action
    Value::Map parameters = {};
    bool parallel = false;
    std::string execution_group = {};
    TaskStatus status = TaskStatus::pending;
    std::string message = {};                ///< why it failed
    Time enqueued{}, started{}, completed{}; ///< Time{}: not yet
    friend bool operator==(const Task&, const Task&) = default;

    /// "db/0", or a machine's number.
    [[nodiscard]] const std::string& receiver() const { return unit.empty() ? machine : unit; }
    /// "unit-db-0", "machine-0"
    [[nodiscard]] std::string receiver_tag() const;
};

std::optional<Task> find_task(const Model& model, int id);
/// Throws NotFound `action "7" not found`.
Task require_task(const Model& model, int id);
std::vector<Task> all_tasks(const Model& model); ///< by id
/// The same, on which the change will rely from now on.
std::optional<Task> pinned_task(Change& change, const Model& model, int id);
void put_task(Change& change, const Model& model, const Task& task);
/// With all that belongs to it.
void erase_task(Change& change, const Model& model, int id);

/// What it gave: "return-code", "stdout", …; empty for none.
Value::Map read_task_results(const Model& model, int id);
void put_task_results(Change& change, const Model& model, int id, const Value::Map& results);

struct TaskMessage {
    Time time{};
    std::string text;
};
/// What its program has told with action-log; of more than 1,000 messages, or 64 KiB, the last.
struct TaskLog {
    std::int64_t left_out = 0; ///< messages before these
    std::vector<TaskMessage> messages;
};
TaskLog read_task_log(const Model& model, int id);
void add_task_messages(Change& change, const Model& model, int id,
                       std::span<const TaskMessage> messages);

/// Those of a unit that is gone never run.
void cancel_tasks_of_unit(Change& change, const Model& model, std::string_view unit);

/// "tasks/7", or "tasks/7/<part>".
std::string task_path(int id, std::string_view part = {});

} // namespace hookbox
