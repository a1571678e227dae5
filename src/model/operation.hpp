// Operations: what an operator has asked for at once, one task a unit. Operations and tasks share
// one sequence of ids from 1. Their status and times follow from their tasks and are stored
// nowhere.
#pragma once

#include "charm/actions.hpp"
#include "model/task.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hookbox {

/// What there is of operations that have ended: the latest 1,000, and less when their tasks take
/// more than 32 MiB.
struct OperationBounds {
    std::size_t operations = 1000, bytes = 32 << 20;
};

struct ActionOperation {
    int id = 0;
    std::string summary;
    std::string error = {}; ///< why nothing was scheduled; "" = something was
    Time enqueued{};
    std::vector<Task> tasks = {};

    [[nodiscard]] TaskStatus status() const;
    [[nodiscard]] Time started() const;   ///< Time{}: not yet
    [[nodiscard]] Time completed() const; ///< Time{}: not yet
};

std::optional<ActionOperation> find_operation(const Model& model, int id);
/// Throws NotFound `operation "7" not found`.
ActionOperation require_operation(const Model& model, int id);
std::vector<ActionOperation> all_operations(const Model& model); ///< by id

/// What is asked of one unit or machine.
struct TaskRequest {
    std::string receiver; ///< a unit, "<application>/leader", or a machine's number
    std::string action;
    Value::Map parameters = {};
    std::optional<bool> parallel = {};               ///< else as the action says
    std::optional<std::string> execution_group = {}; ///< the same
};

/// The new operation; those requests that cannot be met are in `refusals`, in their order.
struct Enqueued {
    ActionOperation operation;
    std::vector<std::string> refusals;
};
/// Checks the parameters, adds the actions' defaults and puts an operation with its tasks. Ended
/// operations are forgotten as `bounds` say.
Enqueued enqueue(Change& change, const Model& model, const std::vector<TaskRequest>& requests,
                 const OperationBounds& bounds = {});

/// The action as the charm of that unit has it. Throws Error `action "x" not defined on unit "u"`,
/// `no actions defined on charm "c"`.
ActionSpec action_spec(const Model& model, const std::string& unit, const std::string& action);

} // namespace hookbox
