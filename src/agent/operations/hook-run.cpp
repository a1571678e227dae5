#include "agent/operations/hook-run.hpp"

#include "agent/operations/storage.hpp"
#include "base/error.hpp"
#include "model/agent-status.hpp"
#include "store/failure.hpp"

#include <csignal>
#include <utility>

namespace hookbox {

HookRun::HookRun(const UnitSite& site, LocalState& local, const Hook& hook,
                 std::function<void()> finished)
    : HookRun(site, local, hook, hook_name(site.model, site.unit, hook), std::move(finished)) {}

HookRun::HookRun(const UnitSite& site, LocalState& local, Hook hook, const std::string& name,
                 std::function<void()> finished)
    : Run(site, local, name, "hook \"" + name + "\"",
          HookRecorder(site.unit, name, hook, site.model.now(), new_context_id(site.unit, name)),
          std::move(finished)),
      hook_(std::move(hook)),
      relation_(is_relation_kind(hook_.kind) ? find_relation(site_.model, hook_.relation)
                                             : std::nullopt) {
    prepare();
    execute();
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
    if (hook_.kind == HookKind::storage_detaching)
        show_storage(site_, hook_.storage);
    const std::string program = script.program.string();
    launch({.id = {},
            .unit = {},
            .name = {},
            .relation = relation_ ? std::optional(relation_->id) : std::nullopt,
            .remote_unit = hook_.remote_unit,
            .remote_application = hook_.remote_application,
            .storage = hook_.storage,
            .kind = hook_.kind},
           {.program = program, .arguments = {program}, .environment = variables()});
}

std::vector<std::string> HookRun::variables() const {
    HookEnvironment given = environment();
    given.hook_name = name_;
    given.dispatch_path = "hooks/" + name_;
    if (relation_)
        given.relation = RelationVariables{.endpoint = relation_->local(local_.application)->name,
                                           .id = relation_->fake_id(local_.application),
                                           .remote_unit = hook_.remote_unit,
                                           .remote_application = hook_.remote_application,
                                           .departing_unit = hook_.departing_unit};
    if (is_storage_kind(hook_.kind))
        if (const auto storage = find_storage(site_.model, site_.unit, hook_.storage))
            given.storage = StorageVariables{storage->id, storage->location, storage->kind};
    if (is_secret_kind(hook_.kind)) {
        given.secret =
            SecretVariables{.uri = "secret:" + hook_.secret, .label = hook_.secret_label};
        if (hook_.kind == HookKind::secret_expired || hook_.kind == HookKind::secret_remove)
            given.secret->revision = hook_.secret_revision;
    }
    return hook_variables(given);
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

} // namespace hookbox
