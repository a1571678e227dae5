#include "agent/operations/run.hpp"

#include "agent/tool-links.hpp"
#include "store/failure.hpp"

#include <csignal>
#include <utility>

namespace hookbox {
namespace {

constexpr std::chrono::seconds store_retry_interval{2};

} // namespace

Run::Run(const UnitSite& site, LocalState& local, std::string name, std::string what,
         HookRecorder recorder, std::function<void()> finished)
    : site_(site), local_(local), name_(std::move(name)), what_(std::move(what)),
      context_id_(recorder.context_id()), recorder_(std::move(recorder)),
      compat_(parse_compat(site_.model.settings()["compat"].text()).value_or(Compat::juju3)),
      finished_(std::move(finished)) {}

Run::~Run() {
    close();
}

HookEnvironment Run::environment() const {
    static const OsRelease system = read_os_release();
    static const std::map<std::string, std::string> agent = own_variables();
    return {.compat = compat_,
            .model_name = site_.model.name(),
            .model_uuid = site_.model.uuid(),
            .model_settings = site_.model.settings(),
            .unit = site_.unit,
            .machine = require_unit(site_.model, site_.unit).machine,
            .charm_directory = site_.home.charm_directory(site_.unit).string(),
            .tools_directory = site_.home.tools(compat_).string(),
            .socket = site_.service.address(),
            .context_id = context_id_,
            .hook_name = "",
            .dispatch_path = "",
            .system = system,
            .agent = agent};
}

void Run::launch(RunInfo info, ProcessSetup setup, OutputTap tap) {
    info.id = context_id_;
    info.unit = site_.unit;
    info.name = name_;
    info.compat = compat_;
    info.resources = ResourcePlaces{.cache = site_.home.resources(),
                                    .unit = site_.home.unit_directory(site_.unit) / "resources"};
    if (compat_ != Compat::juju3) // whose links the agent makes when it starts
        link_tools(site_.home.tools(compat_), compat_);
    const LogSink log = [this](const std::string& level, const std::string& module,
                               const std::string& message) {
        site_.write_log(level, module, message);
    };
    const LogSink output = [this](const std::string& level, const std::string& module,
                                  const std::string& line) {
        recorder_.line(line);
        site_.write_log(level, module, line);
    };
    context_ = std::make_unique<HookContext>(site_.model, std::move(info), log, Overrides{},
                                             &site_.secret_key);
    context_->on_reboot_now([this] {
        if (process_)
            process_->signal_group(SIGKILL);
    });
    site_.service.open(*context_);
    site_.service.observe([this](const ToolCall& call) { recorder_.call(call); });
    recorder_.program_started();
    setup.directory = site_.home.charm_directory(site_.unit).string();
    process_ = std::make_unique<HookProcess>(
        site_.loop, setup, output, "unit." + site_.unit + "." + name_,
        [this](ExitStatus status) { ended(status); }, std::move(tap));
    save_process();
}

void Run::save_process() {
    Records next{local_.record, {}};
    next.record.process = process_->process().pid();
    next.record.process_start = process_->process().start_time();
    try {
        save(site_, local_, std::move(next), Durability::process);
    } catch (const Error& error) {
        // The processes are also known by their context id, which is saved.
        site_.write_log("WARNING", operation_module,
                        "cannot save the process of " + what_ + ": " + error.what());
    }
}

void Run::ended(ExitStatus status) {
    recorder_.program_ended(status);
    finish([this, status] { conclude(status); });
}

void Run::finish(std::function<void()> conclusion) {
    if (settle(std::move(conclusion)))
        finished_();
}

bool Run::settle(std::function<void()> conclusion) {
    try {
        conclusion();
    } catch (const StoreFailure& error) {
        recorder_.conclude({}, ""); // nothing came of it yet
        if (!stopping_) {
            put_off(std::move(conclusion), error.what());
            return false;
        }
        // As after a crash, the next agent finds a run of which nothing is known.
        site_.write_log("ERROR", operation_module,
                        what_ + " is given up, for the agent ends: " + error.what());
        close();
    } catch (const std::exception& error) {
        // The record still says pending: the next look reports the run as lost.
        site_.write_log("ERROR", operation_module, error.what());
        recorder_.conclude(site_.model.now(), "failed", error.what());
        close();
    }
    return true;
}

void Run::put_off(std::function<void()> conclusion, const std::string& reason) {
    if (!std::exchange(put_off_, true))
        site_.write_log("ERROR", operation_module, what_ + " waits for the store: " + reason);
    site_.service.close();
    conclusion_ = std::move(conclusion);
    retry_ = Timer(site_.loop, store_retry_interval, [this] { finish(std::move(conclusion_)); });
}

void Run::expect_stop() {
    stopping_ = true;
    if (std::exchange(retry_, {}))
        finish(std::move(conclusion_)); // for the last time
}

void Run::cut_off() {
    stopping_ = true;
    if (retry_)
        close();
    else if (process_)
        process_->signal_group(SIGKILL);
}

void Run::close() {
    retry_ = {};
    if (context_) {
        site_.service.observe({});
        site_.service.close();
    }
    if (process_)
        for (Fd& output : process_->take_open_outputs())
            site_.drain.adopt(std::move(output));
    process_.reset();
    context_.reset();
    over_ = true;
}

} // namespace hookbox
