#include "base/comma-list.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "commands/shell-words.hpp"
#include "commands/task-text.hpp"
#include "commands/task-verb.hpp"
#include "model/names.hpp"
#include "model/unit.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace hookbox {
namespace {

std::vector<std::string> split(const std::vector<std::string>& lists) {
    std::vector<std::string> names;
    for (const std::string& list : lists)
        for (std::string& name : split_commas(list))
            names.push_back(std::move(name));
    return names;
}

std::string with_line_end(const std::string& text) {
    return text.empty() || text.ends_with('\n') ? text : text + "\n";
}

class Exec final : public TaskVerb {
  public:
    Exec() : TaskVerb("5m", true) {}

    void declare(Options& options) override {
        TaskVerb::declare(options);
        options.list(applications_, "a,app,application", "<application>[,...]",
                     "run on each unit of these");
        options.list(units_, "u,unit", "<unit>[,...]",
                     "run on these; <application>/leader is the one that leads");
        options.list(machines_, "machine", "<machine>[,...]", "run on these, in no unit's context");
        options.flag(all_, "all", "run on all machines");
        options.flag(parallel_, "parallel", "without waiting for the machine's hooks");
        options.text(group_, "execution-group", "<group>",
                     "wait for what runs with the same group");
        options.flag(operator_, "operator", "on the operator of a k8s model");
    }

    void check(Words words) override {
        check_waiting();
        applications_ = split(applications_);
        units_ = split(units_);
        machines_ = split(machines_);
        if (words.empty())
            throw UsageError("no commands specified");
        commands_ = shell_command(words);
        check_targets();
        std::string errors;
        for (const std::string& id : machines_)
            if (id.find_first_not_of("0123456789") != id.npos)
                errors += "\n  " + go_quoted(id) + " is not a valid machine id";
        for (const std::string& name : applications_)
            if (!is_application_name(name))
                errors += "\n  " + go_quoted(name) + " is not a valid application name";
        for (const std::string& name : units_)
            if (!is_receiver_name(name))
                errors += "\n  " + go_quoted(name) + " is not a valid unit name";
        if (!errors.empty())
            throw UsageError("The following exec targets are not valid:" + errors);
        if (operator_)
            throw UsageError("only k8s models support the --operator flag");
    }

  protected:
    [[nodiscard]] std::vector<TaskRequest> requests(const Model& model) const override {
        std::vector<std::string> receivers = machines_;
        if (all_)
            for (const Unit& unit : all_units(model))
                receivers.push_back(unit.machine);
        receivers.insert(receivers.end(), units_.begin(), units_.end());
        for (const std::string& application : applications_) {
            (void)require_application(model, application);
            for (const Unit& unit : units_of(model, application))
                receivers.push_back(unit.name);
        }
        std::vector<TaskRequest> requests;
        for (const std::string& receiver : receivers)
            if (std::ranges::none_of(requests, [&](const TaskRequest& request) {
                    return request.receiver == receiver;
                }))
                requests.push_back(
                    {.receiver = receiver,
                     .action = exec_action,
                     .parameters = {{"command", commands_},
                                    {"timeout", std::chrono::nanoseconds(patience()).count()}},
                     .parallel = parallel_,
                     .execution_group = group_});
        return requests;
    }

    /// Where several have printed something, outputs stand under their units' names.
    [[nodiscard]] std::string plain(const Value::Map& tasks) const override {
        std::vector<std::string> names;
        std::map<std::string, std::string> printed;
        for (const auto& [name, task] : tasks) {
            names.push_back(name);
            const Value& results = task["results"];
            std::string text =
                with_line_end(results["stdout"].text()) + with_line_end(results["stderr"].text());
            if (!text.empty())
                printed.emplace(name, std::move(text));
        }
        std::ranges::sort(names, natural_less);
        const bool several = printed.size() > 1;
        std::string text;
        for (const std::string& name : names)
            text += several ? name + ":\n" + printed[name] + "\n" : printed[name];
        return text;
    }

  private:
    void check_targets() const {
        const std::pair<const char*, bool> given[] = {{"machines", !machines_.empty()},
                                                      {"applications", !applications_.empty()},
                                                      {"units", !units_.empty()}};
        bool any = all_;
        for (const auto& [what, is_given] : given) {
            if (all_ && is_given)
                throw UsageError("You cannot specify --all and individual " + std::string(what));
            any |= is_given;
        }
        if (!any)
            throw UsageError("You must specify a target, either through --all, --machine, "
                             "--application or --unit");
    }

    std::vector<std::string> applications_, units_, machines_;
    std::string commands_, group_;
    bool parallel_ = true, operator_ = false, all_ = false;
};

} // namespace

extern const Verb exec_verb;
constinit const Verb exec_verb = {
    .text = {.name = "exec",
             .synopsis = "[options] <commands>",
             .summary = "run a shell's commands on units or machines",
             .details = R"~(The commands are given to /bin/bash -s in the charm's directory, with
the hook tools at hand and no relation chosen. A single word is taken as it is; of several
those with blanks are quoted.
What they write is kept when they end with 0. Options of the commands themselves come after --.

They run between two hooks of a unit, also in one whose hook has failed, and without waiting for
other units unless --parallel=false is given. When the time of --wait is over they are ended. On a
machine they have no context: they run in / with the agent's variables.)~",
             .examples = R"~(    hookbox exec --unit mysql/0 'config-get port'
    hookbox exec --application mysql -- relation-ids --format=json db
    hookbox exec -u mysql/leader --format yaml is-leader)~"},
    .make = make_verb<Exec>,
};

} // namespace hookbox
