#include "base/error.hpp"
#include "base/file.hpp"
#include "base/loop.hpp"
#include "base/process.hpp"
#include "commands/simulate/effects.hpp"
#include "commands/simulate/folder.hpp"
#include "commands/simulate/state.hpp"
#include "commands/verb.hpp"
#include "hook/environment.hpp"
#include "model/names.hpp"
#include "service/service.hpp"
#include "value/json.hpp"

#include <unistd.h>

#include <csignal>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

/// As a shell finds it, but that the tools come first. Throws Error.
std::string find_program(const std::string& name, const std::string& path) {
    if (name.find('/') != std::string::npos)
        return fs::absolute(name).string();
    for (std::size_t start = 0, end = 0; start <= path.size(); start = end + 1) {
        end = std::min(path.find(':', start), path.size());
        const std::string program = path.substr(start, end - start) + "/" + name;
        if (::access(program.c_str(), X_OK) == 0 && !fs::is_directory(program))
            return fs::absolute(program).string();
    }
    throw Error("executable file not found: " + go_quoted(name));
}

class Simulate final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.text(state_, "state", "<file>", "the state that the command finds");
        options.value("compat", "1|3|4", "the Juju that is played", "3",
                      [this](const std::string& text) {
                          const auto compat = parse_compat(text);
                          if (!compat)
                              throw UsageError("expected 1, 3 or 4");
                          compat_ = *compat;
                      });
        options.text(out_, "out", "<file>", "write effects and the state after as JSON to <file>");
    }

    void check(Words words) override {
        if (state_.empty())
            throw UsageError("no state specified, please give --state");
        if (words.empty())
            throw UsageError("no command specified");
        command_ = std::move(words);
    }

    int run() override {
        const auto store = open_store("memory:");
        const Model model(*store);
        const Value state = parse_json(read_file(state_), state_);
        SimulatedRun run = load_state(model, state, state_);
        run.info.compat = compat_;
        const SimulationFolder folder(compat_);
        const ProcessSetup setup = process_setup(model, run, folder);

        std::vector<LogLine> log;
        const LogSink sink = [&](const std::string& level, const std::string& module,
                                 const std::string& message) {
            log.push_back({level, module, message});
        };
        HookContext context(model, run.info, sink, std::move(run.overrides), &run.key);
        const ExitStatus status = serve(folder, context, setup);
        if (status.success())
            commit_with_retry(model, [&](Change& change) { context.add_changes(change); });
        if (!out_.empty()) {
            const Value result = Value::Map{{"effects", effects_value(context.effects(), log)},
                                            {"state", saved_state(model, state, run.key)}};
            overwrite_file(out_, to_plain_json(result) + '\n');
        }
        return status.signal != 0 ? 128 + status.signal : status.code;
    }

  private:
    ExitStatus serve(const SimulationFolder& folder, HookContext& context,
                     const ProcessSetup& setup) const {
        Loop loop;
        ToolService service(loop, folder.socket());
        service.open(context);
        Process process(setup);
        const FdWatch end(loop, process.end_fd(), FdWatch::Ready::read, [&] { loop.stop(); });
        std::vector<SignalWatch> signals;
        for (const int signal : {SIGINT, SIGTERM, SIGHUP})
            signals.emplace_back(loop, signal, [&, signal] { process.signal_group(signal); });
        loop.run();
        service.close();
        return process.wait();
    }

    ProcessSetup process_setup(const Model& model, const SimulatedRun& run,
                               const SimulationFolder& folder) const {
        const RunInfo& info = run.info;
        HookEnvironment environment;
        environment.compat = compat_;
        environment.model_name = model.name();
        environment.model_uuid = model.uuid();
        environment.model_settings = model.settings();
        environment.unit = info.unit;
        environment.machine = "0";
        environment.charm_directory = fs::current_path().string();
        environment.tools_directory = folder.tools();
        environment.socket = folder.socket();
        environment.context_id = info.id;
        environment.system = read_os_release();
        environment.agent = own_variables();
        if (run.info.action_parameters) {
            environment.action = ActionVariables{info.name, "1"};
        } else {
            environment.hook_name = info.name;
            environment.dispatch_path = "hooks/" + info.name;
        }
        if (info.relation)
            if (const auto relation = find_relation(model, *info.relation)) {
                const std::string application = application_of(info.unit);
                environment.relation = RelationVariables{
                    relation->local(application)->name, relation->fake_id(application),
                    info.remote_unit, info.remote_application, ""};
            }
        ProcessSetup setup;
        setup.program =
            find_program(command_.front(), folder.tools() + ":" + environment.agent["PATH"]);
        setup.arguments = command_;
        setup.environment = hook_variables(environment);
        setup.directory = environment.charm_directory;
        setup.input = STDIN_FILENO;
        setup.capture = false;
        return setup;
    }

    std::string state_, out_;
    Compat compat_ = Compat::juju3;
    Words command_;
};

} // namespace

extern const Verb simulate_verb;
constinit const Verb simulate_verb = {
    .text = {.name = "simulate",
             .synopsis = "--state <file> [options] -- <command>...",
             .summary = "run a command as a hook of a unit that a file describes",
             .details = R"~(Reads the state of a unit, its relations, config and so on from a JSON
file, and runs the command with a hook's variables and the hook tools, which
answer from that state. Nothing outside the process is looked at or changed.
The exit status is the command's.

With --out, what the command did ("effects") and the state after it ("state")
are written as JSON; that state can be given to the next run. When the command
fails, what it wrote is among the effects but, as with any failing hook, not in
the state.)~",
             .examples = R"~(    hookbox simulate --state unit.json -- relation-get - mysql/0
    hookbox simulate --state unit.json --out after.json -- hooks/config-changed)~"},
    .make = make_verb<Simulate>,
};

} // namespace hookbox
