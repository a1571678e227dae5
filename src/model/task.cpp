#include "model/task.hpp"

#include "model/names.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace hookbox {
namespace {

constexpr std::array<std::string_view, 8> statuses = {
    "pending", "running", "completed", "failed", "cancelled", "aborting", "aborted", "error"};
constexpr std::size_t kept_messages = 1000, kept_bytes = 64 << 10;

void add_time(Value::Map& map, const char* key, Time time) {
    if (time != Time{})
        map.emplace(key, to_rfc3339(time));
}

Time time_in(const Value& value) {
    return value.is_null() ? Time{} : from_rfc3339(value.text());
}

Value to_value(const Task& task) {
    Value::Map map = {{"operation", task.operation},
                      {"unit", task.unit},
                      {"machine", task.machine},
                      {"name", task.name},
                      {"parameters", task.parameters},
                      {"parallel", task.parallel},
                      {"execution-group", task.execution_group},
                      {"status", task_status_name(task.status)},
                      {"message", task.message}};
    add_time(map, "enqueued", task.enqueued);
    add_time(map, "started", task.started);
    add_time(map, "completed", task.completed);
    return stored_record(std::move(map));
}

Task from_value(int id, const Value& value) {
    Task task;
    task.id = id;
    task.operation = static_cast<int>(value["operation"].integer());
    task.unit = value["unit"].text();
    task.machine = value["machine"].text();
    task.name = value["name"].text();
    task.parameters = value["parameters"].map();
    task.parallel = value["parallel"].boolean();
    task.execution_group = value["execution-group"].text();
    task.status = parse_task_status(value["status"].text()).value_or(TaskStatus::error);
    task.message = value["message"].text();
    task.enqueued = time_in(value["enqueued"]);
    task.started = time_in(value["started"]);
    task.completed = time_in(value["completed"]);
    return task;
}

TaskLog log_from(const Value& value) {
    TaskLog log;
    log.left_out = value["left-out"].integer();
    for (const Value& each : value["messages"].list())
        log.messages.push_back({from_rfc3339(each["time"].text()), each["text"].text()});
    return log;
}

void keep_the_last(TaskLog& log) {
    std::size_t bytes = 0, kept = 0;
    for (auto each = log.messages.rbegin(); each != log.messages.rend() && kept < kept_messages;
         ++each, ++kept) {
        bytes += each->text.size();
        if (kept > 0 && bytes > kept_bytes)
            break;
    }
    const std::size_t dropped = log.messages.size() - kept;
    log.left_out += static_cast<std::int64_t>(dropped);
    log.messages.erase(log.messages.begin(),
                       log.messages.begin() + static_cast<std::ptrdiff_t>(dropped));
}

} // namespace

std::string_view task_status_name(TaskStatus status) {
    return statuses.at(static_cast<std::size_t>(status));
}

std::optional<TaskStatus> parse_task_status(std::string_view name) {
    const auto found = std::ranges::find(statuses, name);
    if (found == statuses.end())
        return std::nullopt;
    return static_cast<TaskStatus>(found - statuses.begin());
}

bool has_ended(TaskStatus status) {
    return status != TaskStatus::pending && status != TaskStatus::running &&
           status != TaskStatus::aborting;
}

std::string Task::receiver_tag() const {
    return unit.empty() ? "machine-" + machine : unit_tag(unit);
}

std::string task_path(int id, std::string_view part) {
    std::string path = "tasks/" + std::to_string(id);
    return part.empty() ? path : path + "/" + std::string(part);
}

std::optional<Task> find_task(const Model& model, int id) {
    const auto entry = model.read(task_path(id));
    return entry ? std::optional(from_value(id, entry->value)) : std::nullopt;
}

std::optional<Task> pinned_task(Change& change, const Model& model, int id) {
    model.pin(change, task_path(id));
    return find_task(model, id);
}

Task require_task(const Model& model, int id) {
    if (auto task = find_task(model, id))
        return std::move(*task);
    throw NotFound("action \"" + std::to_string(id) + "\" not found");
}

std::vector<Task> all_tasks(const Model& model) {
    std::vector<Task> tasks;
    for (const std::string& node : model.children("tasks")) {
        int id = 0;
        if (std::from_chars(node.data(), node.data() + node.size(), id).ec == std::errc())
            if (auto task = find_task(model, id))
                tasks.push_back(std::move(*task));
    }
    std::ranges::sort(tasks, {}, &Task::id);
    return tasks;
}

void put_task(Change& change, const Model& model, const Task& task) {
    change.put(model.path(task_path(task.id)), to_value(task));
}

void erase_task(Change& change, const Model& model, int id) {
    model.erase_tree(change, task_path(id));
}

Value::Map read_task_results(const Model& model, int id) {
    const auto entry = model.read(task_path(id, "results"));
    return entry ? entry->value["results"].map() : Value::Map{};
}

void put_task_results(Change& change, const Model& model, int id, const Value::Map& results) {
    if (!results.empty())
        change.put(model.path(task_path(id, "results")), stored_record({{"results", results}}));
}

TaskLog read_task_log(const Model& model, int id) {
    const auto entry = model.read(task_path(id, "log"));
    return entry ? log_from(entry->value) : TaskLog{};
}

void add_task_messages(Change& change, const Model& model, int id,
                       std::span<const TaskMessage> messages) {
    TaskLog log = read_task_log(model, id);
    log.messages.insert(log.messages.end(), messages.begin(), messages.end());
    keep_the_last(log);
    Value::List list;
    for (const TaskMessage& each : log.messages)
        list.push_back(Value::Map{{"time", to_rfc3339(each.time)}, {"text", each.text}});
    change.put(model.path(task_path(id, "log")),
               stored_record({{"left-out", log.left_out}, {"messages", std::move(list)}}));
}

void cancel_tasks_of_unit(Change& change, const Model& model, std::string_view unit) {
    for (const Task& found : all_tasks(model)) {
        if (found.unit != unit || has_ended(found.status))
            continue;
        auto task = pinned_task(change, model, found.id);
        if (!task || has_ended(task->status))
            continue;
        task->status =
            task->status == TaskStatus::pending ? TaskStatus::cancelled : TaskStatus::aborted;
        task->message = "unit removed";
        task->completed = model.now();
        put_task(change, model, *task);
    }
}

} // namespace hookbox
