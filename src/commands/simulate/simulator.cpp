#include "commands/simulate/simulator.hpp"

#include "base/error.hpp"
#include "commands/simulate/difference.hpp"
#include "commands/simulate/direct-call.hpp"
#include "commands/simulate/effects.hpp"
#include "commands/simulate/program.hpp"
#include "commands/simulate/trace.hpp"

#include <poll.h>

#include <cerrno>
#include <csignal>
#include <filesystem>

namespace hookbox {
namespace {

Charm charm_in(const std::string& directory) {
    Charm charm = read_charm(directory);
    charm.directory = std::filesystem::canonical(directory);
    return charm;
}

} // namespace

struct Simulator::Site {
    SimulationFolder folder;
    ToolService service;

    Site(Loop& loop, Compat compat) : folder(compat), service(loop, folder.socket()) {}
};

/// What is done about the tool calls of one run.
class Simulator::Calls {
  public:
    Calls(Simulator& simulator, const SimulationRequest& request, HookContext& context,
          std::function<void(const std::string&)> tell)
        : simulator_(simulator), request_(request), context_(context), tell_(std::move(tell)) {}

    void add_log(LogLine line) { log_.push_back(std::move(line)); }
    [[nodiscard]] Value effects() const { return effects_value(context_.effects(), log_); }
    Value::List take_trace() { return std::move(trace_); }

    void before_run(const Tool& tool) {
        const auto fault = request_.faults.find(std::string(tool.text.name));
        if (fault == request_.faults.end())
            return;
        if (!std::exchange(waited_, true)) // it may come back with its standard input
            simulator_.wait(fault->second.delay);
        if (simulator_.interrupted() && fault->second.delay > fault->second.delay.zero())
            throw Error("interrupted"); // the call would have come later
        if (fault->second.failure)
            throw Error(*fault->second.failure);
    }

    void observe(const ToolCall& call) {
        waited_ = false;
        if (!request_.trace)
            return;
        Value now = effects();
        trace_.push_back(traced_call(call, added_effects(before_, now)));
        before_ = std::move(now);
        if (tell_)
            tell_(trace_line(trace_.back()));
    }

  private:
    Simulator& simulator_;
    const SimulationRequest& request_;
    HookContext& context_;
    std::function<void(const std::string&)> tell_;
    std::vector<LogLine> log_;
    Value before_ = Value::Map{};
    Value::List trace_;
    bool waited_ = false;
};

Simulator::Simulator()
    : signalled_(loop_, signals_.fd(), FdWatch::Ready::read, [this] { hand_on_signals(); }) {}

Simulator::~Simulator() = default;

Simulator::Site& Simulator::site(Compat compat) {
    auto& site = sites_[compat];
    if (site == nullptr)
        site = std::make_unique<Site>(loop_, compat);
    return *site;
}

void Simulator::hand_on_signals() {
    for (const int signal : signals_.take()) {
        interrupted_ = true;
        if (running_ != nullptr)
            running_->signal_group(signal);
    }
}

/// The loop is busy meanwhile: it serves the call that waits.
void Simulator::wait(std::chrono::microseconds delay) {
    using Clock = std::chrono::steady_clock;
    pollfd ends[] = {{running_ == nullptr ? -1 : running_->end_fd(), POLLIN, 0},
                     {signals_.fd(), POLLIN, 0}};
    for (const auto until = Clock::now() + delay; Clock::now() < until && !interrupted_;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        const auto step = std::min<std::int64_t>(left.count(), 60'000);
        if (::poll(ends, std::size(ends), static_cast<int>(step)) <= 0)
            continue;
        hand_on_signals();
        return;
    }
}

/// The service answers for one run while this lives.
class Simulator::Serving {
  public:
    Serving(ToolService& service, HookContext& context, Calls& calls) : service_(service) {
        service_.open(context);
        service_.before_run([&calls](const Tool& tool) { calls.before_run(tool); });
        service_.observe([&calls](const ToolCall& call) { calls.observe(call); });
    }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;
    ~Serving() {
        service_.before_run({});
        service_.observe({});
        service_.close();
    }

  private:
    ToolService& service_;
};

ExitStatus Simulator::run_process(const ProcessSetup& setup) {
    Process process(setup);
    struct Running {
        Process*& process;
        ~Running() { process = nullptr; }
    } const running{running_};
    running_ = &process;
    const FdWatch end(loop_, process.end_fd(), FdWatch::Ready::read, [&] { loop_.stop(); });
    loop_.run();
    return process.wait();
}

SimulationResult Simulator::run(const SimulationRequest& request, const Streams& streams,
                                const std::function<void(const std::string& line)>& tell) {
    const auto store = open_store("memory:");
    const Model model(*store);
    std::optional<Charm> charm;
    if (!request.charm.empty())
        charm = charm_in(request.charm);
    static const StateText nothing("{}", "state");
    const StateText& state = request.state ? *request.state : nothing;
    SimulatedRun run = load_state(model, state, request.run, charm ? &*charm : nullptr);
    run.info.compat = request.compat;
    Site& site = this->site(request.compat);
    const ProgramRequest wanted{request.command, charm ? charm->directory : ""};
    const std::optional<ToolRequest> call =
        request.direct ? tool_call_of(wanted, run) : std::nullopt;
    std::optional<ProcessSetup> setup;
    if (!call)
        setup = program_of(wanted, model, run, site.folder);

    SimulationResult result;
    const Value before = request.changes_wanted ? saved_state(model, state.value(), run) : Value();
    Calls* calls_of_context = nullptr;
    const LogSink sink = [&](const std::string& level, const std::string& module,
                             const std::string& message) {
        calls_of_context->add_log({level, module, message});
    };
    HookContext context(model, run.info, sink, std::move(run.overrides), &run.key);
    Calls calls(*this, request, context, tell);
    calls_of_context = &calls;
    ExitStatus status;
    if (call) {
        const Serving serving(site.service, context, calls);
        ToolReply reply = call_directly(site.service, *call, streams.input, request.compat);
        status.code = reply.code;
        result.output = std::move(reply.output);
        result.errors = std::move(reply.errors);
    } else if (setup) {
        setup->input = streams.input;
        setup->output = streams.output;
        setup->errors = streams.errors;
        if (request.command.empty()) // a command of the caller's lives on
            context.on_reboot_now([this] { running_->signal_group(SIGKILL); });
        const Serving serving(site.service, context, calls);
        status = run_process(*setup);
    } else {
        result.note = "skipped " + go_quoted(run.info.name) + ": the charm has none";
    }
    result.exit = status.signal != 0 ? 128 + status.signal : status.code;
    result.effects = calls.effects();
    if (status.success() || request.keep_failed) {
        try {
            commit_with_retry(model, [&](Change& change) { context.add_changes(change); });
        } catch (const Error& error) {
            result.exit = result.exit == 0 ? 1 : result.exit;
            result.note = error.what();
        }
    }
    if (request.state_wanted || request.changes_wanted)
        result.state = saved_state(model, state.value(), run);
    if (request.changes_wanted)
        result.changes = difference(before, result.state);
    result.trace = calls.take_trace();
    return result;
}

} // namespace hookbox
