#include "base/error.hpp"
#include "commands/simulate/effects.hpp"
#include "commands/simulate/state.hpp"
#include "value/json.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

/// A state in a model, with a context open on it.
struct Simulated {
    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};
    StateText state;
    SimulatedRun run;
    std::vector<LogLine> log;
    HookContext context;

    explicit Simulated(std::string_view text, const Charm* charm = nullptr)
        : state(std::string(text), "s.json"), run(load_state(model, state, {}, charm)),
          context(
              model, run.info,
              [this](const std::string& level, const std::string& module,
                     const std::string& message) {
                  log.push_back({level, module, message});
              },
              run.overrides, &run.key) {}

    void flush() { model.commit(context.changes()); }
    [[nodiscard]] Value saved() const { return saved_state(model, state.value(), run); }
};

std::string refusal(std::string_view text) {
    try {
        const Simulated simulated(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "no refusal";
}

constexpr std::string_view related = R"({
    "unit": "web/0", "context_id": "web/0-db-relation-changed-1", "leader": true,
    "config": {"port": 8080.0, "name": null},
    "relations": [
        {"id": 3, "name": "db", "remote_app": "sql", "units": {"sql/1": {"host": "h", "e": ""}},
         "apps": {"sql": {"v": "8"}}, "local_settings": {"a": "b"}},
        {"id": 4, "name": "peers", "remote_app": "web", "broken": true}],
    "hook": {"relation_id": 3, "remote_unit": "sql/1", "remote_app": "sql"},
    "ports": {"machine": {"web/0": {"": ["80/tcp"]}, "sql/1": {"": ["90/tcp"]}}},
    "status": {"unit": {"status": "active", "message": "up"}},
    "leader_settings": {"k": "v"}, "state": {"one": "1"}, "storage": {"data/0": {}}
})";

} // namespace

TEST_CASE("a context finds what the state file says") {
    Simulated simulated(related);
    HookContext& context = simulated.context;
    CHECK(context.info().name == "db-relation-changed");
    CHECK(context.info().relation == 3);
    CHECK(context.config() == Value(Value::Map{{"name", {}}, {"port", 8080.0}}));
    CHECK(context.relations(true) == std::vector<int>{3});
    CHECK(context.relations(false) == std::vector<int>{3, 4});
    RelationView& relation = *context.relation(3);
    CHECK(relation.fake_id() == "db:3");
    CHECK(relation.members() == std::vector<std::string>{"sql/1"});
    CHECK(relation.unit_settings("sql/1") == Settings{{"host", "h"}, {"e", ""}});
    CHECK(relation.application_settings("sql") == Settings{{"v", "8"}});
    CHECK(relation.own_unit_settings() == Settings{{"a", "b"}});
    CHECK(context.is_leader());
    CHECK(context.leader_settings() == Settings{{"k", "v"}});
    CHECK(context.state() == Settings{{"one", "1"}});
    CHECK(context.unit_status().message == "up");
    CHECK_THROWS_AS(context.open_port("", parse_port_range("90")), Error);
}

TEST_CASE("a state without changes is saved as it was read") {
    Simulated simulated(R"({
        "unit": "web/0", "context_id": "c", "leader": false, "config": {"n": 1, "f": 2.0},
        "relations": [{"id": 0, "name": "db", "remote_app": "sql", "units": {},
                       "local_settings": {"k": {"b64": "/w=="}}, "local_app_settings": {}}],
        "ports": {"machine": {"web/0": {}}},
        "status": {"unit": {"status": "active", "message": "", "data": {"a": 1.0}},
                   "application": {"status": "unknown", "message": "", "data": {}}},
        "leader_settings": {}, "state": {"e": ""}, 
        "payloads": [{"class": "c", "type": "t", "id": "i", "status": "running", "labels": ["l"]}]})");
    simulated.flush();
    CHECK(to_plain_json(simulated.saved()) == to_plain_json(simulated.state.value()));
    CHECK(simulated.context.relation(0)->own_unit_settings() == Settings{{"k", "\xff"}});
    CHECK_FALSE(simulated.context.is_leader());
}

TEST_CASE("what the run has done is told and saved") {
    Simulated simulated(related);
    HookContext& context = simulated.context;
    context.relation(3)->write_unit("a", "");
    context.relation(3)->write_unit("c", "\xff");
    context.open_port("", parse_port_range("443"));
    context.close_port("", parse_port_range("80"));
    context.set_unit_status("blocked", "no disk");
    context.write_leader_settings({{"k", ""}});
    context.set_state("two", "2");
    context.log("INFO", "hello");
    CHECK(effects_value(context.effects(), simulated.log) == parse_json(R"({
        "relations": {"3": {"unit": {"a": "", "c": {"b64": "/w=="}}}},
        "ports_open": {"": ["443/tcp"]}, "ports_close": {"": ["80/tcp"]},
        "unit_status": {"status": "blocked", "message": "no disk"},
        "leader_settings": {"k": ""}, "state": {"one": "1", "two": "2"},
        "log": [{"level": "INFO", "module": "unit.web/0.juju-log", "message": "hello"}]})"));
    simulated.flush();
    const Value saved = simulated.saved();
    CHECK(saved["relations"].list()[0]["local_settings"] ==
          parse_json(R"({"c": {"b64": "/w=="}})"));
    CHECK(saved["ports"]["machine"]["web/0"] == parse_json(R"({"": ["443/tcp"]})"));
    CHECK(saved["status"]["unit"]["status"] == Value("blocked"));
    CHECK(saved["leader_settings"] == Value(Value::Map{}));
    CHECK(saved["state"]["two"] == Value("2"));
    CHECK(saved["storage"] == simulated.state.value()["storage"]);
}

TEST_CASE("a run without effects tells none") {
    Simulated simulated(R"({"unit": "web/0"})");
    CHECK(effects_value(simulated.context.effects(), simulated.log) == Value(Value::Map{}));
    CHECK(simulated.context.info().id.starts_with("web/0-run-commands-"));
}

TEST_CASE("a bad state is refused with file and place") {
    CHECK(refusal("[]") == "s.json:1:1: expected map, got list");
    CHECK(refusal("{}") == "s.json:1:1: unit: missing; without --charm it has to be given");
    CHECK(refusal("{\"unit\": \"web/0\",\n  \"config\": 1}") ==
          "s.json:2:3: config: expected map, got int");
    CHECK(refusal(R"({"unit": "web/0", "leader": "yes"})") ==
          "s.json:1:19: leader: expected bool, got string");
    CHECK(refusal(R"({"unit": "web/0", "state": {"k": 5}})") ==
          "s.json:1:29: state.k: expected string, got int; put it in quotes");
    CHECK(refusal(R"({"unit": "web/0", "relations": [{"id": 1, "name": "db"}]})") ==
          "s.json:1:33: relations[0].remote_app: missing");
    CHECK(refusal(R"({"unit": "web/0", "relations": [{"id": -1, "remote_app": "a"}]})") ==
          "s.json:1:34: relations[0].id: expected a natural number");
    CHECK(refusal(R"({"unit": "web/0", "relations": [{"id": 1, "name": "a", "remote_app": "a"},
                                                    {"id": 1, "name": "b", "remote_app": "b"}]})") ==
          "s.json:2:54: relations[1].id: there is another relation 1");
    CHECK(refusal(R"({"unit": "web/0", "relations": [{"id": 1, "name": "x", "remote_app": "a",
                      "key": "b:x a:y"}]})") ==
          "s.json:2:23: relations[0].key: no endpoint of web");
    CHECK(refusal(R"({"unit": "web/0", "ports": {"machine": {"web/0": {"": ["x"]}}}})")
              .starts_with("s.json:1:56: ports.machine.web/0.\"\"[0]: invalid port \"x\""));
}

TEST_CASE("an unknown key is refused with the nearest known one") {
    CHECK(refusal(R"({"unit": "web/0", "leaders": 1})") ==
          "s.json:1:19: unknown key \"leaders\"; did you mean \"leader\"?");
    CHECK(
        refusal(R"({"unit": "web/0", "relations": [{"id": 1, "units": {}, "remoteapp": "a"}]})") ==
        "s.json:1:56: relations[0]: unknown key \"remoteapp\"; did you mean \"remote_app\"?");
    CHECK(refusal(R"({"unit": "web/0", "storage": {"data/0": {"zone": 1}}})") ==
          "s.json:1:42: storage.data/0: unknown key \"zone\"; known: kind, location");
    CHECK(refusal(R"({"unit": "web/0", "hook": {"relation": 1}})") ==
          "s.json:1:28: hook: unknown key \"relation\"; did you mean \"relation_id\"?");
}

TEST_CASE("a state in YAML is the same as one in JSON") {
    const StateText yaml("unit: web/0\nports: [80/tcp]\nconfig:\n  port: 8080\n  debug: true\n",
                         "unit.yaml");
    CHECK(yaml.value() == parse_json(R"({"unit": "web/0", "ports": ["80/tcp"],
                                         "config": {"port": 8080, "debug": true}})"));
    CHECK(yaml.place({"config", "debug"}) == "unit.yaml:5:3");
    CHECK(StateText("{unit: web/0}", "-").value()["unit"] == Value("web/0"));
    CHECK(StateText("{\"unit\":\t\"web/0\"}", "-").value()["unit"] == Value("web/0"));
    CHECK_THROWS_AS(StateText("{unit: web/0}", "s.json"), Error);
}

TEST_CASE("a state is one document") {
    CHECK(StateText("---\nunit: web/0\n...\n# end\n", "s.yaml").value()["unit"] == Value("web/0"));
    CHECK_THROWS_WITH(StateText("unit: web/0\n---\nleader: true\n", "s.yaml"),
                      "s.yaml:2:1: there is another document");
    CHECK_THROWS_WITH(StateText("unit: web/0\n...\n%[ garbage\n", "s.yaml"),
                      "s.yaml:3:2: could not find expected directive name");
    CHECK_THROWS_WITH(StateText("{unit: web/0} x", "s.yaml"),
                      "s.yaml:1:15: did not find expected <document start>");
}

TEST_CASE("what a run has left is a state again, with the places of its text") {
    const StateText after("{\"effects\": {},\n \"state\": {\"unit\": \"web/0\"}}", "out.json");
    CHECK(after.value() == parse_json(R"({"unit": "web/0"})"));
    CHECK(after.place({"unit"}) == "out.json:2:12");
}

TEST_CASE("everything that a run can change is read back from what is saved") {
    Simulated simulated(related);
    HookContext& context = simulated.context;
    context.relation(3)->write_unit("c", "\xff");
    context.open_port("db", parse_port_range("443"));
    context.set_unit_status("active", "up");
    context.set_workload_version("1.2");
    context.set_state("two", "2");
    context.register_payload({.type = "docker", .payload_class = "monitor", .id = "x"});
    context.secrets().add(SecretOwner::Kind::unit, {.label = "mine", .content = {{"k", "eA=="}}});
    simulated.flush();
    const Value saved = simulated.saved();
    Simulated again(to_plain_json(saved));
    CHECK(again.saved() == saved);
    CHECK(again.context.opened_ports()["db"].size() == 1);
    CHECK(again.context.relation(3)->own_unit_settings()["c"] == "\xff");
    CHECK(again.context.unit_status().message == "up");
    CHECK(again.saved()["workload_version"] == Value("1.2"));
    CHECK(again.saved()["payloads"].list().size() == 1);
}

TEST_CASE("secrets of a state are followed, changed and saved") {
    Simulated simulated(R"({
        "unit": "web/0", "leader": true,
        "relations": [{"id": 3, "name": "db", "key": "web:db sql:server", "remote_app": "sql"}],
        "secrets": {"9m4e2mr0ui3e8a215n4g": {
            "label": "pw", "revision": 2, "content": {"key": "old"},
            "latest_content": {"key": "new"}, "expire": "2031-01-02T03:04:05Z",
            "access": [{"target": "application-sql", "scope": "relation-web.db#sql.server",
                        "role": "view"}]}},
        "remote_secrets": {"8m4e2mr0ui3e8a215n4g": {"label": "l", "content": {"key": "theirs"}}},
        "next_secret_ids": ["cj4v5vm78onc7ee3fd2g"]})");
    SecretsView& secrets = simulated.context.secrets();
    using Reading = SecretsView::Reading;
    CHECK(secrets.read({}, "pw", Reading::tracked) == SecretContent{{"key", "b2xk"}});
    CHECK(secrets.read({}, "pw", Reading::refresh) == SecretContent{{"key", "bmV3"}});
    CHECK(secrets.read({}, "l", Reading::tracked) == SecretContent{{"key", "dGhlaXJz"}});
    secrets.add(SecretOwner::Kind::unit, {.label = "mine", .content = {{"key", "eA=="}}});
    secrets.remove({"8m4e2mr0ui3e8a215n4g"}, {}); // not ours: told, but nothing happens
    CHECK(effects_value(simulated.context.effects(), {})["secrets"] == parse_json(R"({
        "create": {"cj4v5vm78onc7ee3fd2g": {
            "uri": "secret:cj4v5vm78onc7ee3fd2g", "owner": "unit-web-0", "label": "mine",
            "content_b64": {"key": "eA=="}}},
        "delete": {"8m4e2mr0ui3e8a215n4g": null}})"));
    simulated.flush();
    const Value saved = simulated.saved();
    CHECK(saved["secrets"]["9m4e2mr0ui3e8a215n4g"] == parse_json(R"({
        "owner": "application", "label": "pw", "description": "", "rotate": "", "revision": 2,
        "content": {"key": "new"}, "expire": "2031-01-02T03:04:05Z",
        "access": [{"target": "application-sql", "scope": "relation-web.db#sql.server",
                    "role": "view"}]})"));
    CHECK(saved["secrets"]["cj4v5vm78onc7ee3fd2g"]["content"]["key"] == Value("x"));
    CHECK(saved["remote_secrets"]["8m4e2mr0ui3e8a215n4g"]["content"]["key"] == Value("theirs"));
}

TEST_CASE("a charm's hook changes no secret that the unit does not manage") {
    Charm charm;
    charm.metadata.name = "web";
    Simulated simulated(R"({
        "secrets": {"9m4e2mr0ui3e8a215n4g": {"owner": "unit", "content": {"key": "old"}}},
        "remote_secrets": {"8m4e2mr0ui3e8a215n4g": {"content": {"key": "theirs"}}}})",
                        &charm);
    const auto flush = [&](auto change) {
        HookContext context(
            simulated.model, simulated.run.info, [](const auto&, const auto&, const auto&) {},
            simulated.run.overrides, &simulated.run.key);
        change(context.secrets());
        simulated.model.commit(context.changes());
    };
    const SecretUri unknown{"abcdefghij0123456789"}, theirs{"8m4e2mr0ui3e8a215n4g"};
    const char* const lost = "secret \"abcdefghij0123456789\" not found";
    const char* const denied = "cannot change secret \"8m4e2mr0ui3e8a215n4g\": permission denied";
    const SecretContent content{{"key", "eA=="}};
    CHECK_THROWS_WITH(flush([&](auto& view) { view.update(unknown, {.content = content}); }), lost);
    CHECK_THROWS_WITH(flush([&](auto& view) { view.remove(unknown, {}); }), lost);
    CHECK_THROWS_WITH(flush([&](auto& view) { view.revoke(unknown, "db"); }), lost);
    CHECK_THROWS_WITH(flush([&](auto& view) { view.remove(theirs, {}); }), denied);
    flush([&](auto& view) { view.update({"9m4e2mr0ui3e8a215n4g"}, {.content = content}); });
    CHECK(simulated.saved()["secrets"]["9m4e2mr0ui3e8a215n4g"]["latest_content"]["key"] ==
          Value("x"));
}

TEST_CASE("a charm's hook adds storage as far as the charm declares it") {
    Charm charm;
    charm.metadata.name = "web";
    charm.metadata.storage["data"] = {
        .name = "data", .type = "filesystem", .minimum = 0, .maximum = 3};
    Simulated simulated(R"({"storage": {"data/0": {}, "data/1": {}}})", &charm);
    const auto flush = [&](const std::string& name, int count) {
        HookContext context(
            simulated.model, simulated.run.info, [](const auto&, const auto&, const auto&) {},
            simulated.run.overrides, &simulated.run.key);
        context.add_storage(name, count);
        simulated.model.commit(context.changes());
    };
    CHECK_THROWS_WITH(flush("nosuch", 1), "charm storage \"nosuch\" not found");
    CHECK_THROWS_WITH(flush("data", 2), "attaching 2 storage instances brings the total to 4, "
                                        "exceeding the maximum of 3");
    flush("data", 1);

    Simulated without(R"({"unit": "web/0"})");
    without.context.add_storage("nosuch", 9);
    without.flush();
}
