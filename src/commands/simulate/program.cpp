#include "commands/simulate/program.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/quote.hpp"
#include "charm/derive.hpp"
#include "hook/hook-code.hpp"
#include "model/names.hpp"
#include "model/storage.hpp"
#include "tools/tool.hpp"

#include <unistd.h>

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

std::string dispatch_path(const RunInfo& info) {
    return (info.action_parameters ? "actions/" : "hooks/") + info.name;
}

/// What a packed charm would have in place of a missing dispatch; "" for nothing.
std::string derived_dispatch(const fs::path& charm, const SimulationFolder& folder) {
    for (const DerivedFile& file : derived_files(charm))
        if (file.path == "dispatch") {
            write_file(folder.file("dispatch"), file.text, 0700);
            return folder.file("dispatch");
        }
    return "";
}

/// "" when there is none.
std::string charm_program(const fs::path& charm, const RunInfo& info,
                          const SimulationFolder& folder) {
    if (info.name == "run-commands")
        throw UsageError("no hook specified, please give --hook or --action");
    const HookCode code = find_hook_code(charm, dispatch_path(info));
    if (const auto* script = std::get_if<HookScript>(&code))
        return script->program.string();
    if (const auto* unusable = std::get_if<HookUnusable>(&code))
        throw Error(unusable->reason);
    std::string dispatch = derived_dispatch(charm, folder);
    if (dispatch.empty() && info.action_parameters)
        throw Error("action not implemented on unit " + go_quoted(info.unit));
    return dispatch;
}

std::string directory_of(const ProgramRequest& request) {
    return request.charm.empty() ? fs::current_path().string() : request.charm.string();
}

HookEnvironment environment_of(const ProgramRequest& request, const Model& model,
                               const SimulatedRun& run, const SimulationFolder& folder) {
    static const OsRelease system = read_os_release();
    static const std::map<std::string, std::string> own = own_variables();
    const RunInfo& info = run.info;
    HookEnvironment environment;
    environment.compat = info.compat;
    environment.model_name = model.name();
    environment.model_uuid = model.uuid();
    environment.model_settings = model.settings();
    environment.unit = info.unit;
    environment.machine = "0";
    environment.charm_directory = directory_of(request);
    environment.tools_directory = folder.tools();
    environment.socket = folder.socket();
    environment.context_id = info.id;
    environment.dispatch_path = dispatch_path(info);
    environment.system = system;
    environment.agent = own;
    environment.secret = run.secret;
    if (info.action_parameters)
        environment.action = ActionVariables{info.name, "1"};
    else
        environment.hook_name = info.name;
    if (!info.storage.empty())
        if (const auto storage = find_storage(model, info.unit, info.storage))
            environment.storage = StorageVariables{storage->id, storage->location, storage->kind};
    if (const auto relation = info.relation ? find_relation(model, *info.relation) : std::nullopt) {
        const std::string application = application_of(info.unit);
        environment.relation =
            RelationVariables{relation->local(application)->name, relation->fake_id(application),
                              info.remote_unit, info.remote_application, run.departing_unit};
    }
    return environment;
}

} // namespace

std::optional<ProcessSetup> program_of(const ProgramRequest& request, const Model& model,
                                       const SimulatedRun& run, const SimulationFolder& folder) {
    const HookEnvironment environment = environment_of(request, model, run, folder);
    ProcessSetup setup;
    setup.environment = hook_variables(environment);
    setup.directory = environment.charm_directory;
    setup.capture = false;
    setup.arguments = request.command;
    if (!request.command.empty()) {
        const auto path = environment.agent.find("PATH");
        setup.program = find_program(request.command.front(),
                                     folder.tools() + ":" +
                                         (path == environment.agent.end() ? "" : path->second));
        return setup;
    }
    setup.program = charm_program(request.charm, run.info, folder);
    if (setup.program.empty())
        return std::nullopt;
    setup.arguments = {setup.program};
    return setup;
}

std::optional<ToolRequest> tool_call_of(const ProgramRequest& request, const SimulatedRun& run) {
    if (request.command.empty() || find_tool(request.command.front(), run.info.compat) == nullptr)
        return std::nullopt;
    return ToolRequest{.context_id = run.info.id,
                       .directory = directory_of(request),
                       .command = request.command.front(),
                       .args = {request.command.begin() + 1, request.command.end()}};
}

} // namespace hookbox
