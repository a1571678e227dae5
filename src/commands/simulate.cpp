#include "base/error.hpp"
#include "commands/simulate/batch.hpp"
#include "commands/simulate/options.hpp"
#include "commands/simulate/outcome.hpp"
#include "commands/verb.hpp"

#include <unistd.h>

#include <cstdio>

namespace hookbox {
namespace {

void tell(const std::string& line) {
    std::fprintf(stderr, "%s\n", line.c_str());
}

class Simulate final : public VerbBody {
  public:
    void declare(Options& options) override {
        RunRequest& run = request_.run;
        options.text(state_, "state", "<file>",
                     "what the unit finds, in YAML or JSON; - to read it");
        options.text(request_.charm, "charm", "<directory>",
                     "the charm whose hook or action to run");
        options.text(run.hook, "hook", "<name>", "the hook to run");
        options.text(run.action, "action", "<name>", "the action to run");
        options.value("param", "<key>=<value>", "a parameter of the action", "",
                      [&run](const std::string& text) { add_parameter(run.parameters, text); });
        options.value(
            "relation", "<id>", "the hook's relation", "",
            [&run](const std::string& text) { run.relation = parse_relation_option(text); });
        options.value("remote-unit", "<unit>", "the unit that the hook is about", "",
                      [&run](const std::string& text) { run.remote_unit = text; });
        options.value(
            "compat", "1|3|4", "the Juju that is played", "3",
            [this](const std::string& text) { request_.compat = parse_compat_option(text); });
        options.value("fail", "<tool>[=<message>]", "let a tool fail", "",
                      [this](const std::string& text) { add_failure(request_.faults, text); });
        options.value("delay", "<tool>=<duration>", "let a tool take longer", "",
                      [this](const std::string& text) { add_delay(request_.faults, text); });
        options.flag(request_.keep_failed, "keep-failed",
                     "keep what a failed run wrote in the state after it");
        options.text(out_.path, "out", "<file>",
                     "write effects and the state after to <file>, or - for standard output");
        options.value(
            "format", "yaml|json", "the format of what is written", "",
            [this](const std::string& text) { out_.format = parse_outcome_format(text); });
        options.flag(request_.changes_wanted, "diff",
                     "write what has changed of the state instead");
        options.flag(request_.trace, "trace", "tell each tool call on standard error");
        options.text(batch_, "batch", "<file>", "answer commands in lines of JSON; - to read them");
    }

    void check(Words words) override {
        request_.command = std::move(words);
        if (!request_.run.hook.empty() && !request_.run.action.empty())
            throw UsageError("cannot run both --hook and --action");
        if (!request_.run.parameters.empty() && !request_.run.hook.empty())
            throw UsageError("--param is for actions");
        require_tools(request_.faults, request_.compat);
        if (!batch_.empty()) {
            if (!out_.path.empty() || out_.format)
                throw UsageError("--batch answers in JSON on standard output");
            request_.state_wanted = false;
            request_.direct = true;
            if (batch_ == "-" && state_ == "-")
                throw UsageError("only one of --batch and --state can be read from standard input");
            return;
        }
        if (request_.changes_wanted && out_.path.empty())
            out_.path = "-";
        if (out_.format && out_.path.empty())
            throw UsageError("--format needs --out or --diff");
        require_subject(!state_.empty(), request_);
    }

    int run() override {
        if (!state_.empty())
            request_.state = std::make_shared<const StateText>(read_state_text(state_));
        if (!batch_.empty())
            return run_batch(batch_, request_) ? 0 : 1;
        Simulator simulator;
        const SimulationResult result = simulator.run(request_, streams(), tell);
        out_.write(request_.changes_wanted ? result.changes : outcome_value(result));
        if (!result.note.empty())
            tell((result.exit == 0 ? "" : "ERROR ") + result.note);
        return result.exit;
    }

  private:
    /// A charm's own program reads nothing, as under an agent; nothing comes between the lines of
    /// an outcome on standard output.
    [[nodiscard]] Streams streams() const {
        return {request_.command.empty() ? -1 : STDIN_FILENO,
                out_.path == "-" ? STDERR_FILENO : STDOUT_FILENO, STDERR_FILENO};
    }

    std::string state_, batch_;
    SimulationRequest request_;
    OutcomeFile out_;
};

} // namespace

extern const Verb simulate_verb;
constinit const Verb simulate_verb = {
    .text = {.name = "simulate",
             .synopsis = "[options] [-- <command>...]",
             .summary = "run a hook or command of a unit that a file describes",
             .details =
                 R"~(Reads the state of a unit, its relations, config and so on from a YAML or
JSON file, and runs the charm's hook or action, or a command, with a hook's
variables and the hook tools, which answer from that state. Nothing outside the
process is looked at or changed. The exit status is the program's.

With --out, what was done ("effects") and the state after it ("state") are
written; that file can be the next run's state. What a failing program wrote is
among the effects but, as with any failing hook, not in the state, unless
--keep-failed is given. With --diff only what has changed of the state is
written.

A hook's relation and remote unit need not be given where the state has only
one. hookbox-simulate(1) describes the state and the lines of a batch.)~",
             .examples = R"~(    hookbox simulate --charm . --hook install --out s.yaml
    hookbox simulate --charm . --hook db-relation-changed --state s.yaml --diff
    hookbox simulate --charm . --action backup --param target=/tmp --trace
    hookbox simulate --state unit.json -- relation-get - mysql/0)~"},
    .make = make_verb<Simulate>,
    .about_model = false,
};

} // namespace hookbox
