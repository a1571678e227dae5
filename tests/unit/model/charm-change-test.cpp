#include "model/charm-change.hpp"
#include "model/integration.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

/// Applications app and other, related by app:db and other:server.
class Refreshing {
  public:
    Refreshing() {
        add("app", "requires: {db: sql}", "count: {type: int}, title: {}");
        add("other", "provides: {server: sql}", "");
        Change change;
        add_relation(change, model, infer_endpoints(model, "app", "other"));
        put_config_set_by_user(change, model, "app", Value::Map{{"count", 3}, {"title", "t"}});
        model.commit(std::move(change));
    }
    static Charm charm(const std::string& name, const std::string& endpoints,
                       const std::string& options) {
        Charm charm;
        charm.metadata = parse_metadata("name: " + name + "\n" + endpoints, "m");
        charm.config = parse_config_schema("options: {" + options + "}", "c");
        return charm;
    }
    void add(const std::string& name, const std::string& endpoints,
             const std::string& options) const {
        Change change;
        const CharmRecord record = add_charm(change, model, charm(name, endpoints, options), name);
        put_application(change, model, {.name = name, .charm_url = record.url(), .version = {}});
        model.commit(std::move(change));
    }
    void refresh(const std::string& endpoints, const std::string& options,
                 const Value::Map& values = {}, bool force = false) const {
        Change change;
        const CharmRecord record =
            add_charm_revision(change, model, charm("app", endpoints, options), "app");
        put_charm_change(change, model, require_application(model, "app"), record, values, force);
        model.commit(std::move(change));
    }

    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};
};

} // namespace

TEST_CASE("a refreshed application has the new charm and new peer relations") {
    const Refreshing made;
    made.refresh("requires: {db: sql}\npeers: {cluster: raft}", "");
    const Application application = require_application(made.model, "app");
    CHECK(application.charm_url == "local:app-1");
    CHECK_FALSE(application.force_charm);
    CHECK(relations_of(made.model, "app").size() == 2);
    made.refresh("requires: {db: sql}\npeers: {cluster: raft}", "", {}, true);
    CHECK(require_application(made.model, "app").charm_url == "local:app-2");
    CHECK(require_application(made.model, "app").force_charm);
    CHECK(relations_of(made.model, "app").size() == 2);
}

TEST_CASE("an endpoint with a relation has to stay as it is") {
    const Refreshing made;
    for (const char* endpoints :
         {"", "requires: {more: sql}", "requires: {db: other}", "provides: {db: sql}",
          "requires: {db: {interface: sql, "
          "scope: container}}"}) {
        CAPTURE(endpoints);
        CHECK_THROWS_WITH_AS(made.refresh(endpoints, ""),
                             "cannot upgrade application \"app\" to charm \"local:app-1\": would "
                             "break relation \"app:db other:server\"",
                             Error);
    }
    CHECK_NOTHROW(made.refresh("requires: {db: sql, more: sql}", ""));
}

TEST_CASE("of the operator's settings those stay that the new charm takes") {
    const Refreshing made;
    made.refresh("requires: {db: sql}", "count: {type: boolean}, title: {}, x: {}", {{"x", "new"}});
    CHECK(config_set_by_user(made.model, "app") == Value(Value::Map{{"title", "t"}, {"x", "new"}}));
    made.refresh("requires: {db: sql}", "");
    CHECK(config_set_by_user(made.model, "app") == Value(Value::Map{}));
}

TEST_CASE("a change of an application that was written to meanwhile is a conflict") {
    const Refreshing made;
    Change change;
    Application application = require_application(made.model, "app");
    application.trust = true;
    put_application(change, made.model, application);
    made.refresh("requires: {db: sql}", "");
    CHECK_THROWS_AS(made.model.commit(std::move(change)), Conflict);
}
