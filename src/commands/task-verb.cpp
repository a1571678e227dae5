#include "commands/task-verb.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"
#include "cli/duration.hpp"
#include "cli/format.hpp"
#include "commands/task-text.hpp"

#include <cstdio>

namespace hookbox {
namespace {

void say(const std::string& line) {
    std::fprintf(stderr, "%s\n", line.c_str());
}

std::string plural(std::size_t count) {
    return count == 1 ? "" : "s";
}

std::string readable(const Task& task) {
    return (task.unit.empty() ? "machine " : "unit ") + task.receiver();
}

std::string failure_text(const std::vector<std::pair<int, std::int64_t>>& failed) {
    std::string text = "the following task" + plural(failed.size()) + " failed:\n";
    for (const auto& [id, code] : failed)
        text +=
            " - id \"" + std::to_string(id) + "\" with return code " + std::to_string(code) + "\n";
    return text + "\nuse 'juju show-task' to inspect the failure" + plural(failed.size()) + "\n";
}

} // namespace

TaskVerb::TaskVerb(std::string wait, bool quiet)
    : wait_text_(std::move(wait)), wait_(parse_duration(wait_text_)), quiet_(quiet) {}

void TaskVerb::declare(Options& options) {
    options.value("format", "plain|yaml|json", "how to print the results", "plain",
                  [this](const std::string& name) {
                      if (name != "plain" && name != "yaml" && name != "json")
                          throw UsageError("unknown format " + go_quoted(name));
                      format_ = name;
                  });
    options.text(output_.path, "o,output", "FILE", "write to FILE instead of standard output");
    options.flag(background_, "background", "do not wait for the end");
    options.value("wait,max-wait", "<duration>", "wait no longer; below 0 without end", wait_text_,
                  [this](const std::string& text) {
                      wait_ = parse_duration(text);
                      wait_given_ = true;
                  });
    options.flag(utc_, "utc", "show times in UTC");
    colors_.declare(options);
    agent_.declare(options);
}

void TaskVerb::check_waiting() {
    if (background_ && wait_given_ && wait_.count() > 0)
        throw UsageError("cannot specify both --wait and --background");
    if (wait_.count() == 0)
        wait_ = parse_duration(wait_text_);
}

int TaskVerb::run() {
    const Home home;
    const auto store = open_store(home.store_url());
    const Model model(*store);
    const std::vector<TaskRequest> asked = requests(model);
    if (asked.empty())
        throw Error("there is nothing to run on");
    Enqueued enqueued;
    commit_with_retry(model, [&](Change& change) { enqueued = enqueue(change, model, asked); });
    announce(enqueued);
    if (enqueued.operation.tasks.empty())
        return 0; // as with Juju, whose clients look at what was said
    agent_.ensure(home);
    if (!background_)
        return await(home, model, enqueued.operation);
    say_where_to_look(enqueued.operation);
    return 0;
}

void TaskVerb::tell(const std::string& line) const {
    if (!quiet_ && !background_)
        say(line);
}

void TaskVerb::announce(const Enqueued& enqueued) const {
    const auto& [operation, refusals] = enqueued;
    const std::size_t count = operation.tasks.size();
    const std::string id = std::to_string(operation.id);
    if (count > 0)
        tell("Running operation " + id + " with " + std::to_string(count) + " task" +
             plural(count));
    for (const Task& task : operation.tasks)
        tell("  - task " + std::to_string(task.id) + " on " + task.receiver_tag());
    tell("");
    std::string reasons;
    for (const std::string& refusal : refusals)
        reasons += (reasons.empty() ? "" : "\n") + refusal;
    if (count == 0)
        say("Operation " + id + " failed to schedule any tasks:\n" + reasons);
    else if (!reasons.empty())
        say("Some actions could not be scheduled:\n" + reasons + "\n\n");
}

void TaskVerb::say_where_to_look(const ActionOperation& operation) const {
    const std::string id = std::to_string(operation.id);
    const std::string hint = "Check operation status with 'juju show-operation " + id + "'";
    if (operation.tasks.size() == 1) {
        const std::string task = std::to_string(operation.tasks.front().id);
        say("Scheduled operation " + id + " with task " + task);
        say(hint);
        say("Check task status with 'juju show-task " + task + "'");
        return;
    }
    say("Scheduled operation " + id + " with " + std::to_string(operation.tasks.size()) + " tasks");
    Value::Map ids;
    for (const Task& task : operation.tasks)
        ids[task.receiver()] = Value::Map{{"id", std::to_string(task.id)}};
    print_output({}, to_yaml(ids));
    say(hint);
    say("Check task status with 'juju show-task <id>'");
}

int TaskVerb::await(const Home& home, const Model& model, const ActionOperation& operation) {
    deadline_ = deadline_after(wait_);
    Value::Map values;
    std::vector<std::pair<int, std::int64_t>> failed;
    for (std::size_t i = 0; i < operation.tasks.size(); ++i) {
        tell("Waiting for task " + std::to_string(operation.tasks[i].id) + "...\n");
        const Task task = await_task(home, model, operation, i);
        Value::Map value = task_value(model, task, utc_);
        if (const std::int64_t code = return_code(value["results"]); code > 0)
            failed.emplace_back(task.id, code);
        values[task.receiver()] = std::move(value);
    }
    print(values);
    if (!failed.empty())
        throw Error(failure_text(failed));
    return 0;
}

Task TaskVerb::await_task(const Home& home, const Model& model, const ActionOperation& operation,
                          std::size_t index) {
    const int id = operation.tasks[index].id;
    TaskLogTail tail(model, id, utc_);
    Task task;
    const bool ended = wait_until(model.store(), deadline_, [&] {
        task = require_task(model, id);
        if (operation.tasks.size() == 1)
            tail.tell();
        if (has_ended(task.status))
            return true;
        if (task.status == TaskStatus::pending)
            agent_.ensure(home); // the one that ran before may have been about to end
        return false;
    });
    if (tail.has_told())
        tell("\n");
    if (ended && task.message != out_of_time) // whether we or the agent noticed it first
        return task;
    std::string units;
    for (std::size_t i = index; i < operation.tasks.size(); ++i)
        units += (units.empty() ? "" : ", ") + readable(operation.tasks[i]);
    throw Error("timed out waiting for results from: " + units +
                (AgentLock::holder(home) ? "" : "; no agent is running"));
}

void TaskVerb::print(const Value::Map& tasks) const {
    print_output(output_, format_ == "yaml"   ? to_yaml(tasks)
                          : format_ == "json" ? to_json(tasks) + "\n"
                                              : plain(tasks));
}

} // namespace hookbox
