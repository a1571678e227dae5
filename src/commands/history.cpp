#include "agent/history.hpp"

#include "agent/home.hpp"
#include "base/error.hpp"
#include "cli/table.hpp"
#include "commands/hook-text.hpp"
#include "commands/local-time.hpp"
#include "commands/table-format.hpp"
#include "commands/verb.hpp"
#include "model/names.hpp"

#include <limits>

namespace hookbox {
namespace {

class HistoryVerb final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.integer(count_, "n,lines", "<number>", "show this many of the last; 0 for all");
        format_.declare(options);
    }

    void check(Words words) override {
        if (!words.empty())
            unit_ = take_word(words);
        refuse_surplus(words);
        if (!unit_.empty() && !is_unit_name(unit_))
            throw UsageError("unit name " + go_quoted(unit_) + " not valid");
        if (count_ < 0)
            throw UsageError("a number of hooks cannot be negative");
    }

    int run() override {
        const Home home;
        std::vector<HookRecord> records;
        if (std::filesystem::exists(home.history()))
            records =
                History(home.history())
                    .last(unit_, count_ == 0 ? std::numeric_limits<std::int64_t>::max() : count_);
        if (format_.tabular()) {
            print_output(format_.output, table(records));
            return 0;
        }
        Value::List list;
        for (const HookRecord& record : records)
            list.emplace_back(summary_value(record));
        print_output(format_.output, format_.text(std::move(list)));
        return 0;
    }

  private:
    static std::string table(const std::vector<HookRecord>& records) {
        Table table({{"ID", true},
                     {"Unit"},
                     {"Started"},
                     {"Hook"},
                     {"Cause"},
                     {"Wait", true},
                     {"Run", true},
                     {"Calls", true},
                     {"Result"}});
        for (const HookRecord& record : records)
            table.add({std::to_string(record.id), record.unit,
                       local_time(record.started, "%Y-%m-%d %H:%M:%S"), record.hook, record.cause,
                       short_duration(record.started - record.queued), short_duration(record.run),
                       std::to_string(record.calls_cut), result_text(record)});
        return table.text();
    }

    TableFormat format_;
    std::int64_t count_ = 20;
    std::string unit_;
};

} // namespace

extern const Verb history_verb;
constinit const Verb history_verb = {
    .text = {.name = "history",
             .synopsis = "[options] [<unit>]",
             .summary = "list the hooks and actions that were run on this machine",
             .details = R"~(One line a hook, the latest last: why it was queued, how long it waited
for the machine, how long its program ran, how many hook tools it called and what came of it. A
hook that the charm does not have is missing; one that was killed from outside runs again; one
whose agent was killed is interrupted. Actions stand there as actions/<name>,
and juju-exec. show-hook tells all about one of them.

Every run is listed once. An agent that is killed after it has saved what a hook did leaves that
hook to the next one, which lists it without its output and tool calls. Up to 10,000 hooks are
kept, and fewer when they take more than 32 MiB. A power cut may lose the latest ones.)~",
             .examples = R"~(    hookbox history
    hookbox history mysql/0 -n 5 --format json)~"},
    .make = make_verb<HistoryVerb>,
};

} // namespace hookbox
