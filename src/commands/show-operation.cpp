#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/operation-text.hpp"
#include "commands/task-text.hpp"
#include "commands/task-waiting.hpp"
#include "commands/verb.hpp"

namespace hookbox {
namespace {

class ShowOperation final : public VerbBody {
  public:
    void declare(Options& options) override {
        output_.declare_structured(options);
        watch_.declare(options);
        options.flag(utc_, "utc", "show times in UTC");
    }

    void check(Words words) override {
        watch_.check();
        if (words.empty())
            throw UsageError("no operation ID specified");
        id_ = parse_task_id(take_word(words), "operation ID");
        refuse_surplus(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        ActionOperation operation = require_operation(model, id_);
        const auto ended = [&] {
            operation = require_operation(model, id_);
            return has_ended(operation.status());
        };
        if (watch_.wanted() && !wait_until(*store, watch_.deadline(), ended))
            throw Error("timeout reached");
        print_output(output_,
                     format_value(operation_value(model, operation, utc_), output_.format));
        return 0;
    }

  private:
    Output output_;
    WatchOptions watch_;
    int id_ = 0;
    bool utc_ = false;
};

} // namespace

extern const Verb show_operation_verb;
constinit const Verb show_operation_verb = {
    .text = {.name = "show-operation",
             .synopsis = "[options] <operation>",
             .summary = "show an operation with all its tasks and results",
             .details = R"~(Without --wait or --watch it shows what there is by now.)~",
             .examples = R"~(    hookbox show-operation 1
    hookbox show-operation 1 --wait 2m)~"},
    .make = make_verb<ShowOperation>,
};

} // namespace hookbox
