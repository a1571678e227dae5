#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "cli/output.hpp"
#include "commands/task-text.hpp"
#include "commands/task-waiting.hpp"
#include "commands/verb.hpp"

#include <cstdio>

namespace hookbox {
namespace {

class ShowTask final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.value("format", "plain|yaml|json", "how to print it", "plain",
                      [this](const std::string& name) {
                          if (name != "plain" && name != "yaml" && name != "json")
                              throw UsageError("unknown format " + go_quoted(name));
                          format_ = name;
                      });
        options.text(output_.path, "o,output", "FILE", "write to FILE instead of standard output");
        watch_.declare(options);
        options.flag(utc_, "utc", "show times in UTC");
    }

    void check(Words words) override {
        watch_.check();
        if (words.empty())
            throw UsageError("no task ID specified");
        id_ = parse_task_id(take_word(words), "task ID");
        refuse_surplus(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        Task task = require_task(model, id_);
        if (watch_.wanted() && !has_ended(task.status))
            task = await(model);
        const Value::Map value = task_value(model, task, utc_);
        print_output(output_, format_ == "yaml"   ? to_yaml(value)
                              : format_ == "json" ? to_json(value) + "\n"
                                                  : plain_tasks({{std::to_string(id_), value}}));
        return 0;
    }

  private:
    [[nodiscard]] Task await(const Model& model) const {
        TaskLogTail tail(model, id_, utc_);
        Task task;
        const bool ended = wait_until(model.store(), watch_.deadline(), [&] {
            task = require_task(model, id_);
            tail.tell();
            return has_ended(task.status);
        });
        if (tail.has_told())
            std::fputs("\n", stderr);
        if (!ended)
            throw Error("maximum wait time reached");
        return task;
    }

    std::string format_ = "plain";
    Output output_;
    WatchOptions watch_;
    int id_ = 0;
    bool utc_ = false;
};

} // namespace

extern const Verb show_task_verb;
constinit const Verb show_task_verb = {
    .text = {.name = "show-task",
             .synopsis = "[options] <task>",
             .summary = "show what a task has given",
             .details = R"~(Without --wait or --watch it shows what there is by now; with them,
messages of action-log as they come.)~",
             .examples = R"~(    hookbox show-task 2
    hookbox show-task 2 --watch
    hookbox show-task 2 --format yaml --utc)~"},
    .make = make_verb<ShowTask>,
};

} // namespace hookbox
