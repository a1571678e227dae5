#include "service/service.hpp"

#include "base/error.hpp"

#include <string_view>

namespace hookbox {
namespace {

/// Takes the same time wherever two texts of one length differ.
bool same_secret(std::string_view given, std::string_view expected) {
    if (given.size() != expected.size())
        return false;
    unsigned char difference = 0;
    for (std::size_t i = 0; i < given.size(); ++i)
        difference |= static_cast<unsigned char>(given[i] ^ expected[i]);
    return difference == 0;
}

[[noreturn]] void refuse(const std::string& reason) {
    throw Error("bad request: " + reason);
}

std::string help_in(const Tool& tool, const Options& options, const RunInfo& run, Compat compat) {
    CommandText text = tool.text;
    if (tool.synopsis_in != nullptr)
        text.synopsis = tool.synopsis_in(run);
    std::string help = help_text(text, options);
    if (compat == Compat::juju1)
        help[0] = 'u';
    return help;
}

ToolReply call(const Tool& tool, HookContext& context, Compat compat, const ToolRequest& request,
               const std::function<void(const Tool&)>& before_run) {
    const bool juju1 = compat == Compat::juju1;
    ToolIo io;
    io.directory = request.directory;
    io.dialect = juju1 ? YamlDialect::v1 : YamlDialect::v2;
    if (request.input_set)
        io.input = request.input;

    const std::unique_ptr<ToolBody> body = tool.make(&context);
    Options options;
    options.call_them(juju1 ? "flag" : "option");
    body->declare(options);
    int code_of_failure = 2;
    try {
        body->check(options.parse(request.args));
        code_of_failure = 1;
        if (before_run)
            before_run(tool);
        const int code = body->run(io);
        return {code, std::move(io.output), std::move(io.errors)};
    } catch (const HelpRequested&) {
        return {0, help_in(tool, options, context.info(), compat), ""};
    } catch (const NeedsInput&) {
        throw Error("hook tool requires stdin, none supplied");
    } catch (const std::exception& error) {
        return {code_of_failure, "",
                io.errors + (juju1 ? "error: " : "ERROR ") + error.what() + "\n"};
    }
}

} // namespace

ToolService::ToolService(Loop& loop, const std::string& socket)
    : address_(socket), server_(loop, listen_unix(socket),
                                [this](const ToolRequest& request) { return answer(request); }) {}

void ToolService::open(HookContext& context) {
    context_ = &context;
}

void ToolService::close() {
    context_ = nullptr;
    server_.cut(std::chrono::seconds(5));
}

ToolReply ToolService::answer(const ToolRequest& request) {
    if (!same_secret(request.token, context_ == nullptr ? "" : context_->info().token))
        refuse("token does not match");
    if (request.command.empty())
        refuse("command not specified");
    if (!request.directory.starts_with('/'))
        refuse("Dir is not absolute");
    if (context_ == nullptr || !same_secret(request.context_id, context_->info().id))
        refuse("wrong context ID; got " + go_quoted(request.context_id));
    const Compat compat = context_->info().compat;
    const Tool* tool = find_tool(request.command, compat);
    if (compat == Compat::juju4 && tool != nullptr && tool->action && !context_->acting())
        tool = nullptr;
    if (tool == nullptr)
        refuse((compat == Compat::juju4 ? "unknown hook command: " : "unknown command: ") +
               request.command);
    if (tool->relation_default && context_->info().restricted)
        refuse(restricted_text);

    const auto start = std::chrono::steady_clock::now();
    ToolReply reply = call(*tool, *context_, compat, request, before_run_);
    if (observer_)
        observer_({*tool, request, reply,
                   std::chrono::duration_cast<std::chrono::microseconds>(
                       std::chrono::steady_clock::now() - start)});
    return reply;
}

} // namespace hookbox
