#include "base/error.hpp"
#include "commands/simulate/batch.hpp"
#include "commands/simulate/options.hpp"
#include "commands/simulate/state-node.hpp"

namespace hookbox {
namespace {

/// What a word of the command line would say; the error tells where in the line it stands.
template <class Read> auto read(const StateNode& node, Read read) {
    try {
        return read();
    } catch (const UsageError& error) {
        node.fail(error.what());
    }
}

std::shared_ptr<const StateText> state_in(const StateText& line, const StateNode& node) {
    if (node.value().is<std::string>())
        return std::make_shared<const StateText>(read_state_text(node.text()));
    if (!node.value().is<Value::Map>())
        node.fail("expected the name of a file or a map");
    return std::make_shared<const StateText>(line.below("state"));
}

Compat compat_in(const StateNode& node) {
    return read(node, [&] {
        return parse_compat_option(node.value().is<std::int64_t>() ? std::to_string(node.number())
                                                                   : node.text());
    });
}

int relation_in(const StateNode& node) {
    return node.value().is<std::int64_t>()
               ? node.number()
               : read(node, [&] { return parse_relation_option(node.text()); });
}

void read_run(const StateNode& root, RunRequest& run) {
    if (!root["hook"].is_null() || !root["action"].is_null()) {
        run.hook = root["hook"].text();
        run.action = root["action"].text();
    }
    if (!run.hook.empty() && !run.action.empty())
        root.fail("both a hook and an action");
    if (!root["relation"].is_null())
        run.relation = relation_in(root["relation"]);
    if (!root["remote_unit"].is_null())
        run.remote_unit = root["remote_unit"].text();
    for (const auto& [key, node] : root["params"].entries())
        run.parameters[key] = node.value();
}

} // namespace

BatchCommand parse_batch_command(const StateText& line, const SimulationRequest& defaults) {
    const StateNode root(line);
    root.allow({"id", "state", "charm", "command", "hook", "action", "params", "relation",
                "remote_unit", "stdin", "compat", "fail", "delay", "keep_failed", "trace", "diff",
                "out"});
    BatchCommand command{
        .id = root["id"].value(), .request = defaults, .input = root["stdin"].text()};
    SimulationRequest& request = command.request;
    if (!root["state"].is_null())
        request.state = state_in(line, root["state"]);
    request.charm = root["charm"].text(request.charm);
    if (!root["command"].is_null())
        request.command = root["command"].texts();
    read_run(root, request.run);
    if (!root["compat"].is_null())
        request.compat = compat_in(root["compat"]);
    for (const auto& [tool, node] : root["fail"].entries())
        request.faults[tool].failure = node.text(simulated_failure);
    for (const auto& delay : root["delay"].entries())
        read(delay.second,
             [&] { add_delay(request.faults, delay.first + "=" + delay.second.text()); });
    read(root, [&] { require_tools(request.faults, request.compat); });
    if (!root["keep_failed"].is_null())
        request.keep_failed = root["keep_failed"].flag();
    if (!root["trace"].is_null())
        request.trace = root["trace"].flag();
    if (!root["diff"].is_null())
        request.changes_wanted = root["diff"].flag();
    request.state_wanted = root["out"].flag();
    read(root, [&] { require_subject(request.state != nullptr, request); });
    return command;
}

} // namespace hookbox
