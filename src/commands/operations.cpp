#include "agent/home.hpp"
#include "base/comma-list.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "commands/operation-text.hpp"
#include "commands/task-text.hpp"
#include "commands/verb.hpp"
#include "model/names.hpp"

#include <algorithm>
#include <cstdio>

namespace hookbox {
namespace {

using Names = std::vector<std::string>;

constexpr std::int64_t most_by_default = 50;
constexpr std::size_t most_tasks = 5;

bool has(const Names& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

Names split(const Names& lists) {
    Names names;
    for (const std::string& list : lists)
        for (std::string& name : split_commas(list))
            names.push_back(std::move(name));
    return names;
}

class Operations final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.value("format", "plain|yaml|json", "how to print them", "plain",
                      [this](const std::string& name) {
                          if (name != "plain" && name != "yaml" && name != "json")
                              throw UsageError("unknown format " + go_quoted(name));
                          format_ = name;
                      });
        options.text(output_.path, "o,output", "FILE", "write to FILE instead of standard output");
        options.flag(utc_, "utc", "show times in UTC");
        options.list(applications_, "apps,applications", "<application>[,...]",
                     "those with a unit of these alone");
        options.list(units_, "units", "<unit>[,...]", "those with one of these units alone");
        options.list(machines_, "machines", "<machine>[,...]", "those with one of these alone");
        options.list(actions_, "actions", "<action>[,...]", "those with one of these alone");
        options.list(statuses_, "status", "<status>[,...]", "those that stand so alone");
        options.integer(limit_, "limit", "<number>", "not more than these; 50 without it");
        options.integer(offset_, "offset", "<number>", "without so many of the first");
    }

    void check(Words words) override {
        refuse_surplus(words);
        for (Names* names : {&applications_, &units_, &machines_, &actions_, &statuses_})
            *names = split(*names);
        for (const std::string& name : applications_)
            if (!is_application_name(name))
                throw UsageError("invalid application name " + go_quoted(name));
        for (const std::string& name : units_)
            if (!is_unit_name(name))
                throw UsageError("invalid unit name " + go_quoted(name));
        for (const std::string& name : statuses_)
            if (!parse_task_status(name) || name == "error")
                throw UsageError(go_quoted(name) +
                                 " is not a valid task status, want one of [pending running "
                                 "completed failed cancelled aborting aborted]");
        if (limit_ < 0 || offset_ < 0)
            throw UsageError("a number of operations cannot be negative");
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        std::vector<ActionOperation> operations = all_operations(model);
        std::erase_if(operations, [&](const ActionOperation& each) { return !matches(each); });
        const auto total = static_cast<std::int64_t>(operations.size());
        const std::int64_t limit = limit_ == 0 ? most_by_default : limit_;
        operations.erase(operations.begin(), operations.begin() + std::min(offset_, total));
        const bool truncated = static_cast<std::int64_t>(operations.size()) > limit;
        if (truncated)
            operations.resize(static_cast<std::size_t>(limit));
        if (operations.empty())
            std::fputs("no matching operations\n", stderr);
        else if (format_ == "plain")
            print_output(output_,
                         range_text(operations.size(), limit, truncated) + table(operations));
        else
            print_output(output_, structured(model, operations));
        return 0;
    }

  private:
    [[nodiscard]] bool matches(const ActionOperation& operation) const {
        const auto any_task = [&](const auto& wanted) {
            return std::ranges::any_of(operation.tasks, wanted);
        };
        const bool receiver = applications_.empty() && units_.empty() && machines_.empty();
        return (receiver || any_task([&](const Task& task) {
                    return has(units_, task.unit) ||
                           has(applications_, application_of(task.unit)) ||
                           has(machines_, task.machine);
                })) &&
               (actions_.empty() ||
                any_task([&](const Task& task) { return has(actions_, task.name); })) &&
               (statuses_.empty() ||
                has(statuses_, std::string(task_status_name(operation.status()))));
    }

    [[nodiscard]] std::string range_text(std::size_t count, std::int64_t limit,
                                         bool truncated) const {
        if (offset_ == 0 && !truncated)
            return "";
        std::string text = "Displaying operation results " + std::to_string(offset_ + 1) + " to " +
                           std::to_string(offset_ + static_cast<std::int64_t>(count)) + ".\n";
        if (truncated)
            text += "Run the command again with --offset=" + std::to_string(offset_ + limit) +
                    " --limit=" + std::to_string(limit) + " to see the next batch.\n\n";
        return text;
    }

    [[nodiscard]] std::string table(const std::vector<ActionOperation>& operations) const {
        Table table(
            {{"Id", true}, {"Status"}, {"Started"}, {"Finished"}, {"Task IDs"}, {"Summary"}});
        for (const ActionOperation& operation : operations) {
            std::string tasks;
            for (std::size_t i = 0; i < std::min(operation.tasks.size(), most_tasks); ++i)
                tasks += (i == 0 ? "" : ",") + std::to_string(operation.tasks[i].id);
            if (operation.tasks.size() > most_tasks)
                tasks += "...";
            table.add({std::to_string(operation.id),
                       std::string(task_status_name(operation.status())),
                       plain_time_text(operation.started(), utc_),
                       plain_time_text(operation.completed(), utc_), tasks, operation.summary});
        }
        return table.text();
    }

    [[nodiscard]] std::string structured(const Model& model,
                                         const std::vector<ActionOperation>& operations) const {
        Value::Map map;
        for (const ActionOperation& operation : operations)
            map.emplace(std::to_string(operation.id), operation_value(model, operation, utc_));
        return format_ == "json" ? to_json(map) + "\n" : to_yaml(map);
    }

    std::string format_ = "plain";
    Output output_;
    Names applications_, units_, machines_, actions_, statuses_;
    std::int64_t limit_ = 0, offset_ = 0;
    bool utc_ = false;
};

} // namespace

extern const Verb operations_verb;
constinit const Verb operations_verb = {
    .text = {.name = "operations",
             .synopsis = "[options]",
             .summary = "list what was asked of units with run and exec",
             .details =
                 R"~(Each operation has a task a unit. Its status is that of its tasks: running
while one of them runs, failed when one has. Several options must all be met; exec's operations are
of the action juju-exec.)~",
             .examples = R"~(    hookbox operations
    hookbox operations --apps mysql --status pending,running
    hookbox operations --actions backup --format yaml)~"},
    .make = make_verb<Operations>,
    .aliases = "list-operations",
};

} // namespace hookbox
