#include "base/error.hpp"
#include "commands/simulate/run-choice.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

constexpr const char* two = R"({"hook": {"relation_id": 4, "remote_unit": "b/7", "remote_app": "b"},
    "context_id": "web/0-install-1", "relations": [
        {"id": 3, "name": "db", "remote_app": "a", "units": {"a/0": {}, "a/1": {}}},
        {"id": 4, "name": "db", "remote_app": "b", "units": {"b/7": {}}},
        {"id": 5, "name": "cache", "remote_app": "c", "units": {"c/0": {}}},
        {"id": 6, "name": "log", "remote_app": "l"}]})";

RunInfo choose(const RunRequest& request, const std::string& state = two,
               const Charm* charm = nullptr) {
    const StateText text(state, "s.json");
    const StateNode root(text);
    std::vector<StatedRelation> relations;
    for (const StateNode& node : root["relations"].items())
        relations.push_back(relation_in(node, "web", nullptr));
    return choose_run(root, request, "web/0", relations, charm);
}

} // namespace

TEST_CASE("without a wish the state says what is run") {
    const RunInfo info = choose({});
    CHECK(info.id == "web/0-install-1");
    CHECK(info.name == "install");
    CHECK(info.kind == HookKind::install);
    CHECK(info.relation == 4);
    CHECK(info.remote_unit == "b/7");
    CHECK(choose({}, R"({"hook": {"name": "stop"}})").id.starts_with("web/0-stop-"));
    CHECK(choose({}, R"({"action": {"name": "dump"}})").action_parameters == Value());
}

TEST_CASE("a hook's relation and remote unit are found where they are clear") {
    const RunInfo stop = choose({.hook = "stop"});
    CHECK(stop.id.starts_with("web/0-stop-"));
    CHECK_FALSE(stop.relation);
    CHECK(stop.remote_unit.empty());
    const RunInfo cache = choose({.hook = "cache-relation-changed"});
    CHECK(cache.relation == 5);
    CHECK(cache.remote_unit == "c/0");
    CHECK(cache.remote_application == "c");
    CHECK(choose({.hook = "cache-relation-broken"}).remote_unit.empty());
    const RunInfo db = choose({.hook = "db-relation-joined"}); // the state's own
    CHECK(db.relation == 4);
    CHECK(db.remote_unit == "b/7");
    const RunInfo other =
        choose({.hook = "db-relation-joined", .relation = 3, .remote_unit = "a/1"});
    CHECK(other.relation == 3);
    CHECK(other.remote_unit == "a/1");
    CHECK(other.remote_application == "a");
    CHECK(choose({.hook = "log-relation-changed"}).remote_unit.empty()); // of the application
    CHECK(choose({.hook = "cache-relation-changed", .remote_unit = ""}).remote_unit.empty());
    CHECK(choose({.hook = "db-relation-departed", .remote_unit = "b/2"}).remote_unit == "b/2");
}

TEST_CASE("a wish that cannot be met is refused with what could be meant") {
    CHECK_THROWS_WITH(choose({.hook = "db-relation-changed"}, R"({"relations": [
        {"id": 1, "name": "db", "remote_app": "a"}, {"id": 2, "name": "db", "remote_app": "b"}]})"),
                      "hook \"db-relation-changed\" may be of several relations, please give "
                      "--relation (db:1, db:2)");
    CHECK_THROWS_WITH(choose({.hook = "web-relation-changed"}),
                      "the state has no relation of endpoint \"web\" (db:3, db:4, cache:5, log:6)");
    CHECK_THROWS_WITH(choose({.relation = 9}),
                      "the state has no relation 9 (db:3, db:4, cache:5, log:6)");
    CHECK_THROWS_WITH(choose({.hook = "db-relation-changed", .relation = 5}),
                      "relation cache:5 is none of hook \"db-relation-changed\" (db:3, db:4)");
    CHECK_THROWS_WITH(choose({.hook = "db-relation-changed", .relation = 3}),
                      "no remote unit specified, please give --remote-unit (a/0, a/1)");
    CHECK_THROWS_WITH(choose({.hook = "log-relation-joined"}),
                      "no remote unit specified, please give --remote-unit");
    CHECK_THROWS_WITH(choose({.hook = "cache-relation-joined", .remote_unit = "a/0"}),
                      "\"a/0\" is no unit of application \"c\" (c/0)");
    CHECK_THROWS_WITH(choose({.hook = "cache-relation-joined", .remote_unit = "c/3"}),
                      "unit c/3 is not in relation cache:5 (c/0)");
    CHECK_THROWS_WITH(choose({.hook = "stop", .remote_unit = "c/0"}),
                      "--remote-unit needs a relation, please give --relation "
                      "(db:3, db:4, cache:5, log:6)");
    CHECK_THROWS_WITH(choose({.hook = "cache-relation-created", .remote_unit = "c/0"}),
                      "hook \"cache-relation-created\" is about no unit, but \"c/0\" was given");
    Charm charm;
    charm.metadata.name = "web";
    CHECK_THROWS_WITH(choose({.hook = "instal"}, two, &charm),
                      "charm \"web\" has no hook \"instal\"; did you mean \"install\"?");
}

TEST_CASE("a hook that the state names is about the same as one asked for") {
    const auto stated = [](const std::string& hook, const Charm* charm = nullptr) {
        return choose({}, R"({"hook": )" + hook + R"(, "storage": {"data/0": {}, "log/1": {}},
            "relations": [
                {"id": 1, "name": "db", "remote_app": "sql", "units": {"sql/0": {}}},
                {"id": 2, "name": "cache", "remote_app": "c", "units": {"c/0": {}, "c/1": {}}}]})",
                      charm);
    };
    CHECK(stated(R"({"name": "data-storage-attached"})").storage == "data/0");
    const RunInfo joined = stated(R"({"name": "db-relation-joined"})");
    CHECK(joined.relation == 1);
    CHECK(joined.remote_unit == "sql/0");
    CHECK(joined.remote_application == "sql");
    CHECK(stated(R"({"name": "cache-relation-changed", "remote_unit": ""})").remote_unit.empty());
    Charm charm;
    charm.metadata.name = "web";
    const RunInfo bare = stated(R"({"relation_id": 1, "remote_unit": "sql/0"})", &charm);
    CHECK(bare.remote_application == "sql");
    CHECK(stated(R"({"relation_id": 1})", &charm).remote_unit.empty());

    CHECK_THROWS_WITH(stated(R"({"name": "instal"})", &charm),
                      "s.json:1:11: hook.name: charm \"web\" has no hook \"instal\"; did you mean "
                      "\"install\"?");
    CHECK_THROWS_WITH(stated(R"({"storage": "data/7"})"),
                      "s.json:1:11: hook.storage: the state has no storage \"data/7\"");
    CHECK_THROWS_WITH(stated(R"({"name": "data-storage-attached", "storage": "log/1"})"),
                      "s.json:1:44: hook.storage: storage log/1 is none of hook "
                      "\"data-storage-attached\"");
    CHECK_THROWS_WITH(stated(R"({"relation_id": 9})"),
                      "s.json:1:11: hook.relation_id: the state has no relation 9 (db:1, cache:2)");
    CHECK_THROWS_WITH(stated(R"({"name": "db-relation-joined", "relation_id": 2})"),
                      "s.json:1:41: hook.relation_id: relation cache:2 is none of hook "
                      "\"db-relation-joined\" (db:1)");
    CHECK_THROWS_WITH(stated(R"({"name": "db-relation-joined", "remote_unit": "pg/0"})"),
                      "s.json:1:41: hook.remote_unit: \"pg/0\" is no unit of application \"sql\" "
                      "(sql/0)");
    CHECK_THROWS_WITH(stated(R"({"relation_id": 1, "remote_app": "pg"})", &charm),
                      "s.json:1:29: hook.remote_app: relation db:1 is with \"sql\"");
    CHECK_THROWS_WITH(stated(R"({"name": "cache-relation-joined"})"),
                      "no remote unit specified, please give --remote-unit (c/0, c/1)");
}

TEST_CASE("a command finds what the state says of its hook, as far as it can be") {
    const RunInfo info = choose({}, R"({"context_id": "web/0-db-relation-created-1",
        "hook": {"relation_id": 1, "remote_unit": "pg/0"},
        "relations": [{"id": 1, "name": "db", "remote_app": "sql", "units": {"sql/0": {}}}]})");
    CHECK(info.relation == 1);
    CHECK(info.remote_unit == "pg/0");
    CHECK(info.remote_application.empty());
}

TEST_CASE("parameters asked for come on top of the state's") {
    const RunInfo info =
        choose({.action = "dump", .parameters = {{"to", "b"}, {"all", true}}},
               R"({"action": {"name": "other", "params": {"to": "a", "level": 1}}})");
    CHECK(info.name == "dump");
    CHECK(info.action_parameters == Value(Value::Map{{"all", true}, {"level", 1}, {"to", "b"}}));
    CHECK_FALSE(choose({.hook = "stop"}, R"({"action": {}})").action_parameters);
}
