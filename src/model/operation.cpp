#include "model/operation.hpp"

#include "base/quote.hpp"
#include "charm/json-schema.hpp"
#include "model/leadership.hpp"
#include "model/names.hpp"
#include "model/unit.hpp"
#include "value/json.hpp"

#include <algorithm>
#include <charconv>

namespace hookbox {
namespace {

std::string operation_path(int id) {
    return "operations/" + std::to_string(id);
}

Value to_value(const ActionOperation& operation) {
    Value::List tasks;
    for (const Task& task : operation.tasks)
        tasks.emplace_back(task.id);
    return stored_record({{"summary", operation.summary},
                          {"error", operation.error},
                          {"enqueued", to_rfc3339(operation.enqueued)},
                          {"tasks", std::move(tasks)}});
}

std::vector<int> operation_ids(const Model& model) {
    std::vector<int> ids;
    for (const std::string& node : model.children("operations")) {
        int id = 0;
        if (std::from_chars(node.data(), node.data() + node.size(), id).ec == std::errc())
            ids.push_back(id);
    }
    std::ranges::sort(ids);
    return ids;
}

int next_id(Change& change, const Model& model) {
    return static_cast<int>(model.next(change, "operation")) + 1;
}

bool is_machine(std::string_view receiver) {
    return !receiver.empty() && receiver.find_first_not_of("0123456789") == receiver.npos;
}

std::string tag_of(const std::string& receiver) {
    return is_unit_name(receiver) ? unit_tag(receiver)
           : is_machine(receiver) ? "machine-" + receiver
                                  : receiver;
}

/// "backup run on unit-db-0,unit-db-1"
std::string summary_of(const std::vector<TaskRequest>& requests) {
    std::string receivers, action = requests.empty() ? "" : requests.front().action;
    for (const TaskRequest& request : requests) {
        receivers += (receivers.empty() ? "" : ",") + tag_of(request.receiver);
        if (request.action != action)
            action = "multiple actions";
    }
    return action + " run on " + receivers;
}

std::string unit_meant(const Model& model, const std::string& receiver) {
    constexpr std::string_view suffix = "/leader";
    if (!receiver.ends_with(suffix))
        return require_unit(model, receiver).name;
    const std::string application = receiver.substr(0, receiver.size() - suffix.size());
    const auto lease = read_lease(model, application);
    if (!lease || !find_unit(model, lease->holder))
        throw Error("could not determine leader for " + go_quoted(application));
    return lease->holder;
}

/// There is a machine where there are units.
void require_machine(const Model& model, const TaskRequest& request) {
    if (request.action != exec_action)
        throw Error("cannot add action " + go_quoted(request.action) +
                    " to a machine; only predefined actions allowed");
    const std::vector<Unit> units = all_units(model);
    if (std::ranges::none_of(units,
                             [&](const Unit& unit) { return unit.machine == request.receiver; }))
        throw NotFound("machine " + request.receiver + " not found");
}

Task task_for(Change& change, const Model& model, const TaskRequest& request) {
    Task task;
    task.name = request.action;
    ActionSpec spec = exec_action_spec();
    if (is_machine(request.receiver)) {
        require_machine(model, request);
        task.machine = request.receiver;
    } else {
        task.unit = unit_meant(model, request.receiver);
        model.pin(change, unit_path(task.unit)); // no task for a unit that goes meanwhile
        spec = action_spec(model, task.unit, request.action);
    }
    check_parameters(spec, request.parameters);
    task.parameters = with_schema_defaults(spec.schema, request.parameters);
    task.parallel = request.parallel.value_or(spec.parallel);
    task.execution_group = request.execution_group.value_or(spec.execution_group);
    task.enqueued = model.now();
    return task;
}

std::size_t stored_size(const Model& model, const Task& task) {
    std::size_t size = 0;
    for (const char* part : {"", "results", "log"})
        if (const auto node = model.store().get(model.path(task_path(task.id, part))))
            size += node->data.size();
    return size;
}

void forget_oldest(Change& change, const Model& model, const OperationBounds& bounds) {
    std::vector<int> ids = operation_ids(model);
    std::size_t operations = 0, bytes = 0;
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
        const auto operation = find_operation(model, *id);
        if (!operation || !has_ended(operation->status()))
            continue;
        for (const Task& task : operation->tasks)
            bytes += stored_size(model, task);
        if (++operations < bounds.operations && bytes <= bounds.bytes)
            continue;
        for (const Task& task : operation->tasks)
            erase_task(change, model, task.id);
        change.erase(model.path(operation_path(*id)));
    }
}

} // namespace

TaskStatus ActionOperation::status() const {
    if (!error.empty())
        return TaskStatus::error;
    // The first of these that any task has.
    for (const TaskStatus status :
         {TaskStatus::error, TaskStatus::running, TaskStatus::aborting, TaskStatus::pending,
          TaskStatus::failed, TaskStatus::aborted, TaskStatus::cancelled})
        if (std::ranges::any_of(tasks, [&](const Task& task) { return task.status == status; }))
            return status;
    return TaskStatus::completed;
}

Time ActionOperation::started() const {
    Time first{};
    for (const Task& task : tasks)
        if (task.started != Time{} && (first == Time{} || task.started < first))
            first = task.started;
    return first;
}

Time ActionOperation::completed() const {
    if (!has_ended(status()))
        return {};
    Time last = tasks.empty() ? enqueued : Time{};
    for (const Task& task : tasks)
        last = std::max(last, task.completed);
    return last;
}

std::optional<ActionOperation> find_operation(const Model& model, int id) {
    const auto entry = model.read(operation_path(id));
    if (!entry)
        return std::nullopt;
    ActionOperation operation{.id = id,
                              .summary = entry->value["summary"].text(),
                              .error = entry->value["error"].text(),
                              .enqueued = from_rfc3339(entry->value["enqueued"].text())};
    for (const Value& task : entry->value["tasks"].list())
        if (auto found = find_task(model, static_cast<int>(task.integer())))
            operation.tasks.push_back(std::move(*found));
    return operation;
}

ActionOperation require_operation(const Model& model, int id) {
    if (auto operation = find_operation(model, id))
        return std::move(*operation);
    throw NotFound("operation \"" + std::to_string(id) + "\" not found");
}

std::vector<ActionOperation> all_operations(const Model& model) {
    std::vector<ActionOperation> operations;
    for (const int id : operation_ids(model))
        if (auto operation = find_operation(model, id))
            operations.push_back(std::move(*operation));
    return operations;
}

ActionSpec action_spec(const Model& model, const std::string& unit, const std::string& action) {
    if (action == exec_action)
        return exec_action_spec();
    const Unit present = require_unit(model, unit);
    const CharmRecord charm =
        require_charm(model, present.charm_url.empty()
                                 ? require_application(model, application_of(unit)).charm_url
                                 : present.charm_url);
    if (charm.actions.empty())
        throw Error("no actions defined on charm " + go_quoted(charm.url()));
    if (const auto found = charm.actions.find(action); found != charm.actions.end())
        return found->second;
    throw Error("action " + go_quoted(action) + " not defined on unit " + go_quoted(unit));
}

Enqueued enqueue(Change& change, const Model& model, const std::vector<TaskRequest>& requests,
                 const OperationBounds& bounds) {
    forget_oldest(change, model, bounds);
    Enqueued result;
    ActionOperation& operation = result.operation;
    operation = {
        .id = next_id(change, model), .summary = summary_of(requests), .enqueued = model.now()};
    for (const TaskRequest& request : requests)
        try {
            Task task = task_for(change, model, request);
            task.id = next_id(change, model);
            task.operation = operation.id;
            put_task(change, model, task);
            operation.tasks.push_back(std::move(task));
        } catch (const Conflict&) {
            throw;
        } catch (const Error& error) {
            result.refusals.emplace_back(error.what());
        }
    if (operation.tasks.empty())
        for (const std::string& refusal : result.refusals)
            operation.error += (operation.error.empty() ? "" : "\n") + refusal;
    change.put(model.path(operation_path(operation.id)), to_value(operation));
    return result;
}

} // namespace hookbox
