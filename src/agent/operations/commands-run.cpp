#include "agent/operations/commands-run.hpp"

#include "base/memory-file.hpp"
#include "model/names.hpp"
#include "model/unit.hpp"
#include "store/failure.hpp"

#include <algorithm>
#include <utility>

namespace hookbox {
namespace {

/// Of each output; what is more is lost.
constexpr std::size_t kept_reply = 4 << 20;
constexpr const char* commands_shell = "/bin/bash";

/// "[db/0 db/1]", as Go prints a list.
std::string listed(const std::map<std::string, std::int64_t>& members) {
    std::string text;
    for (const auto& member : members)
        text += (text.empty() ? "" : " ") + member.first;
    return "[" + text + "]";
}

void keep(std::string& text, std::string_view bytes) {
    text.append(bytes.substr(0, std::min(bytes.size(), kept_reply - text.size())));
}

} // namespace

CommandsRun::CommandsRun(const UnitSite& site, LocalState& local, CommandsRequest request,
                         Reply reply, std::function<void()> finished)
    : Run(site, local, "run-commands", "commands",
          HookRecorder(site.unit, "juju-exec", "asked for on the machine", site.model.now(),
                       new_context_id(site.unit, "run-commands")),
          std::move(finished)),
      request_(std::move(request)), reply_(std::move(reply)) {
    try {
        choose_relation();
        start();
    } catch (const std::exception& error) {
        process_.reset();
        refuse(error.what());
    }
}

CommandsRun::~CommandsRun() {
    if (!over())
        reply_.refuse("the agent could not end them");
}

void CommandsRun::choose_relation() {
    if (!request_.remote_unit.empty() && !is_unit_name(request_.remote_unit))
        throw Error("invalid remote unit: " + request_.remote_unit);
    if (request_.relation < 0) {
        if (!request_.remote_unit.empty())
            throw Error("remote unit provided without a relation: " + request_.remote_unit);
        return;
    }
    const int id = static_cast<int>(request_.relation);
    const auto position = local_.relations.find(id);
    relation_ = find_relation(site_.model, id);
    if (position == local_.relations.end() || !relation_ ||
        relation_->local(local_.application) == nullptr)
        throw Error("unknown relation id: " + std::to_string(request_.relation));
    if (!request_.force_remote_unit)
        choose_remote_unit(position->second);
    if (request_.remote_application.empty())
        request_.remote_application = relation_->remote(local_.application).application;
}

void CommandsRun::choose_remote_unit(const RelationRecord& position) {
    const auto& members = position.members;
    if (request_.remote_unit.empty() && members.empty())
        throw Error("cannot infer remote unit in empty relation " +
                    std::to_string(request_.relation));
    if (request_.remote_unit.empty() && members.size() > 1)
        throw Error("ambiguous remote unit; possibilities are " + listed(members));
    if (request_.remote_unit.empty())
        request_.remote_unit = members.begin()->first;
    else if (!members.contains(request_.remote_unit))
        throw Error("unknown remote unit " + request_.remote_unit + "; possibilities are " +
                    listed(members));
}

void CommandsRun::start() {
    HookEnvironment given = environment();
    RunInfo info;
    if (relation_) {
        info.relation = relation_->id;
        info.remote_unit = request_.remote_unit;
        info.remote_application = request_.remote_application;
        given.relation = RelationVariables{.endpoint = relation_->local(local_.application)->name,
                                           .id = relation_->fake_id(local_.application),
                                           .remote_unit = request_.remote_unit,
                                           .remote_application = request_.remote_application,
                                           .departing_unit = {}};
    }
    Records next{local_.record, {}};
    next.record.context_id = context_id_;
    save(site_, local_, std::move(next), Durability::process);
    const Fd commands = memory_file(request_.commands);
    launch(std::move(info),
           {.program = commands_shell,
            .arguments = {commands_shell, "-s"},
            .environment = hook_variables(given),
            .input = commands.get()},
           {[this](std::string_view bytes) { keep(output_, bytes); },
            [this](std::string_view bytes) { keep(errors_, bytes); }});
}

void CommandsRun::conclude(ExitStatus status) {
    try {
        if (status.success())
            save_end("succeeded", "", [&](Change& change) { context_->add_changes(change); });
        else
            save_end("failed", status.text(), {});
    } catch (const StoreFailure&) {
        throw;
    } catch (const std::exception& error) {
        save_end("failed", error.what(), {});
        return refuse(error.what());
    }
    const bool restart = context_->effects().reboot == Reboot::now ||
                         (context_->effects().reboot != Reboot::none && status.success());
    reply_.answer({status.signal == 0 ? status.code : -1, output_, errors_});
    close();
    if (restart)
        site_.restart_machine();
}

void CommandsRun::save_end(const char* result, const std::string& reason,
                           const std::function<void(Change&)>& add) {
    recorder_.conclude(site_.model.now(), result, reason);
    Records next{without_process(local_.record), {}};
    next.record.last_run = recorder_.summary();
    save(site_, local_, std::move(next), add ? Durability::power : Durability::process,
         [&](Change& change) {
             if (add)
                 add(change);
         });
}

void CommandsRun::refuse(const std::string& reason) {
    reply_.refuse(reason);
    recorder_.conclude(site_.model.now(), "failed", reason);
    close();
}

std::string operation_text(const CommandsRequest& request) {
    std::string text = "run commands";
    if (request.relation >= 0)
        text += " (" + std::to_string(request.relation) +
                (request.remote_unit.empty() ? "" : "; " + request.remote_unit) + ")";
    return text;
}

} // namespace hookbox
