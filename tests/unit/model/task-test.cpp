#include "model/leadership.hpp"
#include "model/names.hpp"
#include "model/operation.hpp"
#include "model/removal.hpp"
#include "model/unit.hpp"
#include "value/yaml.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

struct Tasks {
    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};

    Tasks() {
        commit_with_retry(model, [&](Change& change) {
            Charm charm;
            charm.metadata.name = "db";
            charm.actions = parse_actions(
                "backup: {params: {level: {type: integer, default: 5}}, execution-group: g}\n"
                "beside: {parallel: true}\n",
                "a", "db");
            Application application;
            application.name = "db";
            application.charm_url = add_charm(change, model, charm, std::string(64, 'a')).url();
            put_application(change, model, application);
        });
        for (int i = 0; i < 2; ++i)
            commit_with_retry(model, [&](Change& change) { add_unit(change, model, "db"); });
    }

    Enqueued ask(const std::vector<TaskRequest>& requests, const OperationBounds& bounds = {}) {
        Enqueued result;
        commit_with_retry(
            model, [&](Change& change) { result = enqueue(change, model, requests, bounds); });
        return result;
    }

    void set(int id, TaskStatus status) {
        commit_with_retry(model, [&](Change& change) {
            Task task = pinned_task(change, model, id).value();
            task.status = status;
            (has_ended(status) ? task.completed : task.started) = model.now();
            put_task(change, model, task);
        });
    }

    TaskStatus status(int operation) { return require_operation(model, operation).status(); }
};

} // namespace

TEST_CASE("an operation has one task a unit, with ids of one sequence") {
    Tasks tasks;
    const Enqueued asked =
        tasks.ask({{.receiver = "db/0", .action = "backup"},
                   {.receiver = "db/1", .action = "backup", .parameters = {{"level", 9}}}});
    CHECK(asked.refusals.empty());
    CHECK(asked.operation.id == 1);
    CHECK(asked.operation.summary == "backup run on unit-db-0,unit-db-1");
    const Task first = require_task(tasks.model, 2), second = require_task(tasks.model, 3);
    CHECK(first == asked.operation.tasks[0]);
    CHECK(first.unit == "db/0");
    CHECK(first.operation == 1);
    CHECK(first.parameters == Value::Map{{"level", 5}});
    CHECK(first.execution_group == "g");
    CHECK_FALSE(first.parallel);
    CHECK(second.parameters == Value::Map{{"level", 9}});
    CHECK(tasks.ask({{.receiver = "db/0", .action = "beside"}}).operation.id == 4);
    CHECK(require_task(tasks.model, 5).parallel);
    CHECK_THROWS_WITH_AS(require_task(tasks.model, 1), "action \"1\" not found", NotFound);
    CHECK_THROWS_WITH_AS(require_operation(tasks.model, 2), "operation \"2\" not found", NotFound);
}

TEST_CASE("what cannot be asked for is refused by itself") {
    Tasks tasks;
    const Enqueued asked = tasks.ask({{.receiver = "db/9", .action = "backup"},
                                      {.receiver = "db/0", .action = "nothing"},
                                      {.receiver = "db/leader", .action = "backup"},
                                      {.receiver = "db/1", .action = "beside"}});
    CHECK(asked.refusals ==
          std::vector<std::string>{"unit \"db/9\" not found",
                                   "action \"nothing\" not defined on unit \"db/0\"",
                                   "could not determine leader for \"db\""});
    CHECK(asked.operation.tasks.size() == 1);
    CHECK(asked.operation.summary ==
          "multiple actions run on unit-db-9,unit-db-0,db/leader,unit-db-1");
    CHECK(asked.operation.status() == TaskStatus::pending);

    REQUIRE(claim_leadership(tasks.model, "db/1"));
    CHECK(tasks.ask({{.receiver = "db/leader", .action = "beside"}}).operation.tasks[0].unit ==
          "db/1");

    const int none = tasks.ask({{.receiver = "db/9", .action = "backup"}}).operation.id;
    CHECK(tasks.status(none) == TaskStatus::error);
    CHECK(require_operation(tasks.model, none).error == "unit \"db/9\" not found");
    CHECK(require_operation(tasks.model, none).completed() != Time{});
}

TEST_CASE("a machine is asked to run a shell's commands alone") {
    Tasks tasks;
    const Value::Map ls = {{"command", "ls"}, {"timeout", 5}};
    const Enqueued asked = tasks.ask({{.receiver = "0", .action = exec_action, .parameters = ls},
                                      {.receiver = "7", .action = exec_action, .parameters = ls},
                                      {.receiver = "0", .action = "backup"}});
    CHECK(asked.refusals ==
          std::vector<std::string>{"machine 7 not found",
                                   "cannot add action \"backup\" to a machine; only predefined "
                                   "actions allowed"});
    CHECK(asked.operation.summary == "multiple actions run on machine-0,machine-7,machine-0");
    const Task task = require_task(tasks.model, 2);
    CHECK(task.unit.empty());
    CHECK(task.machine == "0");
    CHECK(task.receiver() == "0");
    CHECK(task.receiver_tag() == "machine-0");
    CHECK(tasks.ask({{.receiver = "db/0", .action = "beside"}}).operation.tasks[0].receiver_tag() ==
          "unit-db-0");
}

TEST_CASE("an operation stands as its tasks do") {
    Tasks tasks;
    tasks.ask({{.receiver = "db/0", .action = "beside"}, {.receiver = "db/1", .action = "beside"}});
    CHECK(tasks.status(1) == TaskStatus::pending);
    CHECK(require_operation(tasks.model, 1).started() == Time{});
    tasks.set(2, TaskStatus::running);
    CHECK(tasks.status(1) == TaskStatus::running);
    CHECK(require_operation(tasks.model, 1).started() != Time{});
    tasks.set(2, TaskStatus::completed);
    CHECK(tasks.status(1) == TaskStatus::pending);
    CHECK(require_operation(tasks.model, 1).completed() == Time{});
    tasks.set(3, TaskStatus::aborting);
    CHECK(tasks.status(1) == TaskStatus::aborting);
    tasks.set(3, TaskStatus::failed);
    CHECK(tasks.status(1) == TaskStatus::failed);
    CHECK(require_operation(tasks.model, 1).completed() != Time{});
    tasks.set(3, TaskStatus::completed);
    CHECK(tasks.status(1) == TaskStatus::completed);
    for (const char* name :
         {"pending", "running", "completed", "failed", "cancelled", "aborting", "aborted", "error"})
        CHECK(task_status_name(parse_task_status(name).value()) == name);
    CHECK_FALSE(parse_task_status("done"));
}

TEST_CASE("the oldest ended operations are forgotten with their results") {
    Tasks tasks;
    tasks.ask({{.receiver = "db/0", .action = "beside"}}); // 1, never ended
    for (int i = 0; i < 3; ++i) {
        const int id = tasks.ask({{.receiver = "db/0", .action = "beside"}}).operation.tasks[0].id;
        commit_with_retry(tasks.model, [&](Change& change) {
            put_task_results(change, tasks.model, id, {{"stdout", std::string(1000, 'x')}});
        });
        tasks.set(id, TaskStatus::completed);
    }
    const auto ids = [&] {
        std::vector<int> numbers;
        for (const ActionOperation& operation : all_operations(tasks.model))
            numbers.push_back(operation.id);
        return numbers;
    };
    CHECK(ids() == std::vector<int>{1, 3, 5, 7});
    tasks.ask({{.receiver = "db/1", .action = "beside"}}, {.operations = 3});
    CHECK(ids() == std::vector<int>{1, 5, 7, 9});
    CHECK_FALSE(find_task(tasks.model, 4));
    CHECK(read_task_results(tasks.model, 4).empty());
    tasks.ask({{.receiver = "db/1", .action = "beside"}}, {.bytes = 2000});
    CHECK(ids() == std::vector<int>{1, 7, 9, 11});
}

TEST_CASE("of a task's log the last messages are kept") {
    Tasks tasks;
    tasks.ask({{.receiver = "db/0", .action = "beside"}});
    const auto say = [&](const std::vector<TaskMessage>& messages) {
        commit_with_retry(tasks.model, [&](Change& change) {
            add_task_messages(change, tasks.model, 2, messages);
        });
    };
    std::vector<TaskMessage> many;
    for (int i = 0; i < 1000; ++i)
        many.push_back({.text = std::to_string(i)});
    say(many);
    CHECK(read_task_log(tasks.model, 2).left_out == 0);
    say({{.text = "1000"}});
    say({{.text = "1001"}});
    TaskLog log = read_task_log(tasks.model, 2);
    CHECK(log.left_out == 2);
    CHECK(log.messages.size() == 1000);
    CHECK(log.messages.front().text == "2");
    say({{.text = std::string(100'000, 'x')}});
    log = read_task_log(tasks.model, 2);
    CHECK(log.messages.size() == 1);
    CHECK(log.left_out == 1002);
}

TEST_CASE("a removed unit's tasks never run") {
    Tasks tasks;
    for (int i = 0; i < 3; ++i)
        tasks.ask({{.receiver = "db/0", .action = "beside"}});
    tasks.set(2, TaskStatus::completed);
    tasks.set(4, TaskStatus::running);
    commit_with_retry(tasks.model,
                      [&](Change& change) { remove_unit(change, tasks.model, "db/0"); });
    CHECK(require_task(tasks.model, 2).status == TaskStatus::completed);
    CHECK(require_task(tasks.model, 4).status == TaskStatus::aborted);
    CHECK(require_task(tasks.model, 6).status == TaskStatus::cancelled);
    CHECK(require_task(tasks.model, 6).message == "unit removed");
}
