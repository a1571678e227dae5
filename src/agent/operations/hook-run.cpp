#include "agent/operations/hook-run.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "hook/environment.hpp"
#include "model/agent-status.hpp"
#include "store/failure.hpp"

#include <csignal>
#include <utility>

namespace hookbox {
namespace {

constexpr std::chrono::seconds retry_interval{2};

} // namespace

HookRun::HookRun(const UnitSite& site, LocalState& local, Hook hook, std::function<void()> finished)
    : site_(site), local_(local), hook_(std::move(hook)), finished_(std::move(finished)),
      relation_(is_relation_kind(hook_.kind) ? find_relation(site_.model, hook_.relation)
                                             : std::nullopt),
      name_(hook_name(site_.model, site_.unit, hook_)),
      context_id_(new_context_id(site_.unit, name_)),
      recorder_(site_.unit, name_, hook_, site_.model.now(), context_id_) {
    try {
        prepare();
        execute();
    } catch (...) {
        close();
        throw;
    }
}

HookRun::~HookRun() {
    close();
}

void HookRun::prepare() {
    const Model& model = site_.model;
    const Status shown = read_unit_status(model, site_.unit);
    Records next = records_pending(local_, hook_);
    next.record.context_id = context_id_;
    save(site_, local_, std::move(next), Durability::process, [&](Change& change) {
        clear_resolved(change, model, site_.unit);
        if (const auto status = status_before(hook_.kind, shown, model.now()))
            put_unit_status(change, model, site_.unit, *status);
        if (hook_.kind == HookKind::relation_created)
            enter_relation(change, site_, hook_.relation);
    });
}

void HookRun::execute() {
    const HookCode code = find_hook_code(site_.home.charm_directory(site_.unit), "hooks/" + name_);
    if (const auto* script = std::get_if<HookScript>(&code)) {
        handler_ = " (via " + script->handler() + ")";
        settle([this, script = *script] { begin(script); });
    } else if (const auto* unusable = std::get_if<HookUnusable>(&code)) {
        settle([this, reason = unusable->reason] { fail(reason); });
    } else {
        site_.write_log("INFO", operation_module, "skipped \"" + name_ + "\" hook (missing)");
        settle([this] { succeed("missing"); });
    }
}

void HookRun::begin(const HookScript& script) {
    try {
        start(script);
    } catch (const StoreFailure&) {
        throw; // nothing has run yet: it is begun again
    } catch (const std::exception& error) {
        process_.reset();
        const std::string reason = error.what();
        settle([this, reason] { fail(reason); });
    }
}

void HookRun::start(const HookScript& script) {
    RunInfo info{.id = context_id_,
                 .unit = site_.unit,
                 .name = name_,
                 .relation = relation_ ? std::optional(relation_->id) : std::nullopt,
                 .remote_unit = hook_.remote_unit,
                 .remote_application = hook_.remote_application,
                 .kind = hook_.kind};
    const LogSink log = [this](const std::string& level, const std::string& module,
                               const std::string& message) {
        site_.write_log(level, module, message);
    };
    const LogSink output = [this](const std::string& level, const std::string& module,
                                  const std::string& line) {
        recorder_.line(line);
        site_.write_log(level, module, line);
    };
    context_ =
        std::make_unique<HookContext>(site_.model, info, log, Overrides{}, &site_.secret_key);
    context_->on_reboot_now([this] {
        if (process_)
            process_->signal_group(SIGKILL);
    });
    site_.service.open(*context_);
    site_.service.observe([this](const ToolCall& call) { recorder_.call(call); });
    recorder_.program_started();
    const std::string program = script.program.string();
    const std::string directory = site_.home.charm_directory(site_.unit).string();
    process_ = std::make_unique<HookProcess>(site_.loop,
                                             ProcessSetup{.program = program,
                                                          .arguments = {program},
                                                          .environment = variables(),
                                                          .directory = directory},
                                             output, "unit." + site_.unit + "." + name_,
                                             [this](ExitStatus status) { ended(status); });

    Records next{local_.record, {}};
    next.record.process = process_->process().pid();
    next.record.process_start = process_->process().start_time();
    try {
        save(site_, local_, std::move(next), Durability::process);
    } catch (const Error& error) {
        // The processes are also known by their context id, which is saved.
        site_.write_log("WARNING", operation_module,
                        std::string("cannot save the hook's process: ") + error.what());
    }
}

std::vector<std::string> HookRun::variables() const {
    static const OsRelease system = read_os_release();
    static const std::map<std::string, std::string> agent = own_variables();
    HookEnvironment environment{.model_name = site_.model.name(),
                                .model_uuid = site_.model.uuid(),
                                .model_settings = site_.model.settings(),
                                .unit = site_.unit,
                                .machine = require_unit(site_.model, site_.unit).machine,
                                .charm_directory = site_.home.charm_directory(site_.unit).string(),
                                .tools_directory = site_.home.tools().string(),
                                .socket = site_.service.address(),
                                .context_id = context_id_,
                                .hook_name = name_,
                                .dispatch_path = "hooks/" + name_,
                                .system = system,
                                .agent = agent};
    if (relation_)
        environment.relation =
            RelationVariables{.endpoint = relation_->local(local_.application)->name,
                              .id = relation_->fake_id(local_.application),
                              .remote_unit = hook_.remote_unit,
                              .remote_application = hook_.remote_application,
                              .departing_unit = hook_.departing_unit};
    if (is_secret_kind(hook_.kind)) {
        environment.secret =
            SecretVariables{.uri = "secret:" + hook_.secret, .label = hook_.secret_label};
        if (hook_.kind == HookKind::secret_expired || hook_.kind == HookKind::secret_remove)
            environment.secret->revision = hook_.secret_revision;
    }
    return hook_variables(environment);
}

void HookRun::ended(ExitStatus status) {
    recorder_.program_ended(status);
    finish([this, status] { conclude(status); });
}

void HookRun::finish(std::function<void()> conclusion) {
    if (settle(std::move(conclusion)))
        finished_();
}

bool HookRun::settle(std::function<void()> conclusion) {
    try {
        conclusion();
    } catch (const StoreFailure& error) {
        recorder_.conclude({}, ""); // nothing came of it yet
        if (!stopping_) {
            put_off(std::move(conclusion), error.what());
            return false;
        }
        // As after a crash, the next agent finds a hook of which nothing is known.
        site_.write_log("ERROR", operation_module,
                        "hook \"" + name_ + "\" is given up, for the agent ends: " + error.what());
        close();
    } catch (const std::exception& error) {
        // The record still says pending: the next look reports the hook as lost.
        site_.write_log("ERROR", operation_module, error.what());
        recorder_.conclude(site_.model.now(), "failed", error.what());
        close();
    }
    return true;
}

void HookRun::put_off(std::function<void()> conclusion, const std::string& reason) {
    if (!std::exchange(put_off_, true))
        site_.write_log("ERROR", operation_module,
                        "hook \"" + name_ + "\" waits for the store: " + reason);
    site_.service.close();
    conclusion_ = std::move(conclusion);
    retry_ = Timer(site_.loop, retry_interval, [this] { finish(std::move(conclusion_)); });
}

void HookRun::conclude(ExitStatus status) {
    const bool ended_from_outside = status.signal == SIGTERM || status.signal == SIGKILL;
    if (context_ && context_->effects().reboot == Reboot::now && status.signal == SIGKILL) {
        run_after_restart();
    } else if (status.success()) {
        succeed("succeeded");
    } else if (ended_from_outside && (stopping_ || local_.record.signals == 0)) {
        site_.write_log("WARNING", operation_module,
                        "hook \"" + name_ + "\"" + handler_ + " was ended by " + status.text() +
                            "; it will run once more");
        save(site_, local_,
             concluded(records_queued_again(local_, !stopping_), "again", status.text()),
             Durability::process);
        close();
    } else {
        fail(status.text());
    }
}

void HookRun::expect_stop() {
    stopping_ = true;
    if (std::exchange(retry_, {}))
        finish(std::move(conclusion_)); // for the last time
}

void HookRun::cut_off() {
    stopping_ = true;
    if (retry_)
        close();
    else if (process_)
        process_->signal_group(SIGKILL);
}

Records HookRun::concluded(Records next, const char* result, std::string reason) {
    recorder_.conclude(site_.model.now(), result, std::move(reason));
    next.record.last_run = recorder_.summary();
    return next;
}

void HookRun::succeed(const char* result) {
    recorder_.conclude(site_.model.now(), result);
    try {
        commit_hook(site_, local_, hook_, recorder_.summary(), [&](Change& change) {
            if (context_)
                context_->add_changes(change);
        });
    } catch (const StoreFailure&) {
        throw;
    } catch (const std::exception& error) {
        return fail(error.what());
    }
    if (context_)
        site_.write_log("INFO", operation_module, "ran \"" + name_ + "\" hook" + handler_);
    const bool restart = context_ && context_->effects().reboot == Reboot::after_hook;
    close();
    if (restart)
        site_.restart_machine();
}

void HookRun::run_after_restart() {
    site_.write_log("INFO", operation_module,
                    "hook \"" + name_ + "\" asked for a restart of the machine at once");
    save(site_, local_,
         concluded(records_queued_again(local_, false), "again",
                   "asked for a restart of the machine"),
         Durability::process);
    close();
    site_.restart_machine();
}

void HookRun::fail(const std::string& reason) {
    site_.write_log("ERROR", operation_module,
                    "hook \"" + name_ + "\"" + handler_ + " failed: " + reason);
    save(site_, local_, concluded(records_failed(local_), "failed", reason), Durability::process);
    close();
}

void HookRun::close() {
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
