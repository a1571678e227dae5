#include "commands/operation-text.hpp"

#include "commands/task-text.hpp"

#include <algorithm>

namespace hookbox {
namespace {

/// Times in the order in which they come.
Value::Record timing_record(Time enqueued, Time started, Time completed, bool utc) {
    Value::Record record;
    const Value timing = timing_value(enqueued, started, completed, utc);
    for (const char* key : {"enqueued", "started", "completed"})
        if (!timing[key].is_null())
            record.fields.emplace_back(key, timing[key]);
    return record;
}

Value task_info(const Model& model, const Task& task, bool named, bool utc) {
    Value::Record info;
    const auto add = [&](const char* key, Value value) {
        info.fields.emplace_back(key, std::move(value));
    };
    if (named)
        add("name", task.name);
    add("host", task.receiver());
    add("status", task_status_name(task.status));
    add("timing", timing_record(task.enqueued, task.started, task.completed, utc));
    if (Value::List log = log_value(model, task.id, utc); !log.empty())
        add("log", std::move(log));
    if (!task.message.empty())
        add("message", task.message);
    if (Value::Map results = read_task_results(model, task.id); !results.empty())
        add("results", std::move(results));
    return info;
}

} // namespace

Value operation_value(const Model& model, const ActionOperation& operation, bool utc) {
    Value::Record value;
    const auto add = [&](const char* key, Value part) {
        value.fields.emplace_back(key, std::move(part));
    };
    add("summary", operation.summary);
    add("status", task_status_name(operation.status()));
    if (!operation.error.empty())
        add("fail", operation.error);
    const std::vector<Task>& tasks = operation.tasks;
    const bool alike = std::ranges::all_of(tasks, [&](const Task& task) {
        return task.name == tasks.front().name && task.parameters == tasks.front().parameters;
    });
    if (alike && !tasks.empty())
        add("action", Value::Record{{{"name", tasks.front().name},
                                     {"parameters", tasks.front().parameters}}});
    add("timing",
        timing_record(operation.enqueued, operation.started(), operation.completed(), utc));
    Value::Map infos;
    for (const Task& task : tasks)
        infos.emplace(std::to_string(task.id), task_info(model, task, !alike, utc));
    if (!infos.empty())
        add("tasks", std::move(infos));
    return value;
}

} // namespace hookbox
