#include "agent/home.hpp"
#include "base/error.hpp"
#include "cli/output.hpp"
#include "commands/local-time.hpp"
#include "commands/task-text.hpp"
#include "commands/verb.hpp"

#include <cstdio>

namespace hookbox {
namespace {

/// One that has ended stays as it is.
Task cancel(const Model& model, int id) {
    Task task;
    commit_with_retry(model, [&](Change& change) {
        auto found = pinned_task(change, model, id);
        task = found ? *found : require_task(model, id);
        if (task.status == TaskStatus::running) {
            task.status = TaskStatus::aborting;
        } else if (task.status == TaskStatus::pending) {
            task.status = TaskStatus::cancelled;
            task.message = "action cancelled via the API";
            task.completed = model.now();
        } else {
            return;
        }
        put_task(change, model, task);
    });
    return task;
}

class CancelTask final : public VerbBody {
  public:
    void declare(Options& options) override { output_.declare_structured(options); }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("no task IDs specified");
        for (const std::string& word : words)
            ids_.push_back(parse_task_id(word, "task ID"));
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        Value::List cancelled;
        std::string failed;
        for (const int id : ids_)
            try {
                cancelled.push_back(value_of(cancel(model, id)));
            } catch (const NotFound& error) {
                failed += "task: " + std::to_string(id) + ", error: " + error.what() + "\n";
            }
        if (!cancelled.empty())
            print_output(output_, format_value(Value::Map{{"actions", std::move(cancelled)}},
                                               output_.format));
        if (!failed.empty())
            std::fprintf(stderr, "WARNING The following tasks could not be canceled:\n%s\n",
                         failed.c_str());
        return 0;
    }

  private:
    static Value value_of(const Task& task) {
        return Value::Map{{"action", task.name},
                          {"id", std::to_string(task.id)},
                          {"unit", task.receiver()},
                          {"status", task_status_name(task.status)},
                          {"completed at", task.completed == Time{}
                                               ? "n/a"
                                               : utc_time(task.completed, "%Y-%m-%d %H:%M:%S")}};
    }

    Output output_;
    std::vector<int> ids_;
};

} // namespace

extern const Verb cancel_task_verb;
constinit const Verb cancel_task_verb = {
    .text = {.name = "cancel-task",
             .synopsis = "[options] <task> ...",
             .summary = "keep tasks from running, or end those that run",
             .details =
                 R"~(One that waits never runs. The program of one that runs gets SIGTERM, and
SIGKILL after 5 s; nothing that it wrote is kept but what takes effect at once. One that has ended
stays as it is.)~",
             .examples = R"~(    hookbox cancel-task 2
    hookbox cancel-task 2 4 5)~"},
    .make = make_verb<CancelTask>,
};

} // namespace hookbox
