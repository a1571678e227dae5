#include "base/error.hpp"
#include "base/file.hpp"
#include "base/quote.hpp"
#include "base/utf8.hpp"
#include "commands/task-text.hpp"
#include "commands/task-verb.hpp"
#include "model/names.hpp"
#include "value/yaml.hpp"

#include <algorithm>

namespace hookbox {
namespace {

/// `key.key=value`
struct Argument {
    std::vector<std::string> path;
    std::string text;
};

Argument parse_argument(const std::string& word) {
    const std::size_t equals = word.find('=');
    if (equals == word.npos)
        throw UsageError("argument " + go_quoted(word) +
                         " must be of the form key.key.key...=value");
    Argument argument{{}, word.substr(equals + 1)};
    for (std::size_t start = 0; start <= equals;) {
        const std::size_t end = std::min(word.find('.', start), equals);
        argument.path.push_back(word.substr(start, end - start));
        if (!is_action_name(argument.path.back()))
            throw UsageError("key " + go_quoted(argument.path.back()) +
                             " must start and end with lowercase alphanumeric, and contain only "
                             "lowercase alphanumeric and hyphens");
        start = end + 1;
    }
    return argument;
}

/// As Go's YAML reads it, where an empty document leaves the text as it is.
Value parse_typed(const std::string& text) {
    Value value = parse_yaml(text, "parameter");
    const std::string_view word = trimmed(text);
    const bool null = word == "~" || word == "null" || word == "Null" || word == "NULL";
    return value.is_null() && !null ? Value(text) : value;
}

/// What is no map and in the way is replaced.
void insert(Value::Map& map, const std::vector<std::string>& path, Value value) {
    Value::Map* place = &map;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        Value& next = (*place)[path[i]];
        if (!next.is<Value::Map>())
            next = Value::Map{};
        place = next.get_if<Value::Map>();
    }
    (*place)[path.back()] = std::move(value);
}

class RunAction final : public TaskVerb {
  public:
    RunAction() : TaskVerb("1m", false) {}

    void declare(Options& options) override {
        TaskVerb::declare(options);
        options.text(params_, "params", "<file>", "take parameters from this YAML file");
        options.flag(strings_, "string-args", "take the values of arguments as they are");
    }

    void check(Words words) override {
        check_waiting();
        std::size_t next = 0;
        for (; next < words.size() && is_receiver_name(words[next]); ++next)
            receivers_.push_back(words[next]);
        if (next < words.size() && !is_action_name(words[next]))
            throw UsageError("invalid unit or action name " + go_quoted(words[next]));
        if (receivers_.empty())
            throw UsageError("no unit specified");
        if (next == words.size())
            throw UsageError("no action specified");
        for (const std::string& receiver : receivers_)
            if (application_of(receiver) != application_of(receivers_.front()))
                throw UsageError("all units must be of the same application");
        action_ = words[next];
        for (++next; next < words.size(); ++next)
            arguments_.push_back(parse_argument(words[next]));
    }

  protected:
    [[nodiscard]] std::vector<TaskRequest> requests(const Model&) const override {
        const Value::Map parameters = read_parameters();
        std::vector<TaskRequest> requests;
        for (const std::string& receiver : receivers_)
            requests.push_back({.receiver = receiver, .action = action_, .parameters = parameters});
        return requests;
    }

    [[nodiscard]] std::string plain(const Value::Map& tasks) const override {
        return plain_tasks(tasks);
    }

  private:
    [[nodiscard]] Value::Map read_parameters() const {
        Value::Map parameters;
        if (!params_.empty()) {
            const Value file =
                parse_yaml(read_file(params_ == "-" ? "/dev/stdin" : params_), params_);
            if (!file.is_null() && !file.is<Value::Map>())
                throw Error("params must contain a YAML map with string keys");
            parameters = file.map();
        }
        for (const Argument& argument : arguments_)
            insert(parameters, argument.path,
                   strings_ ? Value(argument.text) : parse_typed(argument.text));
        return parameters;
    }

    std::string params_, action_;
    bool strings_ = false;
    std::vector<std::string> receivers_;
    std::vector<Argument> arguments_;
};

} // namespace

extern const Verb run_verb;
constinit const Verb run_verb = {
    .text = {.name = "run",
             .synopsis = "[options] <unit>... <action> [<key>[.<key>...]=<value>...]",
             .summary = "run an action of the charm on units",
             .details = R"~(Each unit gets a task, all of them together are an operation. They are
waited for, and what the actions gave is printed; messages of action-log show as they come. With
exit status 1 it ends when an action's program has. <application>/leader stands for the unit that
leads. An action runs between two hooks of its unit, also in one whose hook has failed.

Parameters are checked against the charm's actions.yaml, and its defaults added. Values of
arguments are read as YAML, and win over those of --params.)~",
             .examples = R"~(    hookbox run mysql/0 backup
    hookbox run mysql/leader backup target.name=dump.xz level=9 --format yaml
    hookbox run mysql/0 mysql/1 backup --params backup.yaml --background)~"},
    .make = make_verb<RunAction>,
};

} // namespace hookbox
