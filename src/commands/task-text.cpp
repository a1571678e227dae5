#include "commands/task-text.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"
#include "cli/format.hpp"
#include "commands/local-time.hpp"
#include "model/names.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>

namespace hookbox {
namespace {

/// What plain output shows by itself, or not at all.
bool is_shown_apart(std::string_view key) {
    return key == "return-code" || key == "stdout" || key == "stderr" || key == "stdout-encoding" ||
           key == "stderr-encoding";
}

std::string trimmed_lines(const std::string& text) {
    const std::size_t begin = text.find_first_not_of('\n');
    return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of('\n') + 1 - begin);
}

/// The results but for what the program has printed; without any, how the task stands.
std::string plain_results(const Value& task) {
    const Value& results = task["results"];
    if (results.is_null())
        return "Task " + task["id"].text() + " " + task["status"].text() + "\n";
    Value::Map shown;
    for (const auto& [key, value] : results.map())
        if (!is_shown_apart(key))
            shown.emplace(key, value);
    return shown.empty() ? "" : to_yaml(shown);
}

std::string plain_task(const Value& task) {
    std::string text;
    if (task["status"].text() == "failed")
        text = "Action id " + task["id"].text() + " failed: " + task["message"].text() + "\n";
    text += plain_results(task) + "\n";
    for (const char* stream : {"stdout", "stderr"})
        if (const std::string& printed = task["results"][stream].text(); !printed.empty())
            text += trimmed_lines(printed) + "\n";
    return text;
}

Value unix_lines(std::string text) {
    for (std::size_t at; (at = text.find("\r\n")) != text.npos;)
        text.erase(at, 1);
    return text;
}

} // namespace

std::string go_time_text(Time time, bool utc) {
    if (time == Time{})
        return "";
    if (utc)
        return utc_time(time, "%Y-%m-%d %H:%M:%S +0000 UTC");
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    char text[64];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %z %Z", &parts)};
}

std::string plain_time_text(Time time, bool utc) {
    constexpr const char* format = "%Y-%m-%dT%H:%M:%S";
    return time == Time{} ? "" : utc ? utc_time(time, format) : local_time(time, format);
}

Value::Map timing_value(Time enqueued, Time started, Time completed, bool utc) {
    Value::Map timing;
    const auto add = [&](const char* key, Time time) {
        if (time != Time{})
            timing.emplace(key, go_time_text(time, utc));
    };
    add("enqueued", enqueued);
    add("started", started);
    add("completed", completed);
    return timing;
}

Value::List log_value(const Model& model, int task, bool utc) {
    Value::List lines;
    for (const TaskMessage& message : read_task_log(model, task).messages)
        lines.emplace_back(go_time_text(message.time, utc) + " " + message.text);
    return lines;
}

Value::Map task_value(const Model& model, const Task& task, bool utc) {
    Value::Map value = {{"id", std::to_string(task.id)},
                        {"status", task_status_name(task.status)},
                        {task.unit.empty() ? "machine" : "unit", task.receiver()},
                        {"timing", timing_value(task.enqueued, task.started, task.completed, utc)}};
    if (!task.message.empty())
        value.emplace("message", task.message);
    Value::Map results = read_task_results(model, task.id);
    for (const char* stream : {"stdout", "stderr"})
        if (const auto found = results.find(stream); found != results.end())
            found->second = unix_lines(found->second.text());
    if (!results.empty())
        value.emplace("results", std::move(results));
    if (Value::List log = log_value(model, task.id, utc); !log.empty())
        value.emplace("log", std::move(log));
    return value;
}

std::int64_t return_code(const Value& results) {
    const auto* code = results["return-code"].get_if<std::int64_t>();
    return code == nullptr ? -1 : *code;
}

std::string plain_tasks(const Value::Map& tasks) {
    if (tasks.size() == 1)
        return plain_task(tasks.begin()->second);
    Value::Map shown;
    for (const auto& [unit, task] : tasks) {
        Value::Map one = {
            {"id", task["id"]}, {"output", plain_results(task)}, {"status", task["status"]}};
        if (!task["message"].is_null())
            one.emplace("message", task["message"]);
        shown.emplace(unit, std::move(one));
    }
    return to_yaml(shown);
}

bool is_receiver_name(const std::string& word) {
    constexpr std::string_view suffix = "/leader";
    return is_unit_name(word) ||
           (word.ends_with(suffix) &&
            is_application_name(std::string_view(word).substr(0, word.size() - suffix.size())));
}

int parse_task_id(const std::string& text, const std::string& what) {
    int id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size() || id < 0)
        throw UsageError(what + " " + go_quoted(text) + " not valid");
    return id;
}

} // namespace hookbox
