#include "model/integration.hpp"
#include "model/leadership.hpp"
#include "model/ports.hpp"
#include "model/removal.hpp"
#include "model/uniter-state.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

/// db with db/0 and db/1 and web with web/0, related as relation 1; relation 0 is db's own. All
/// units are in all scopes.
struct RemovalScene {
    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};

    RemovalScene() {
        commit([&](Change& change) {
            for (const char* name : {"db", "web"})
                put_application(change, model, {.name = name, .charm_url = "local:x-0"});
            CharmMetadata charm;
            charm.endpoints["cluster"] = {
                .name = "cluster", .role = "peer", .interface = "x", .scope = "global"};
            add_peer_relations(change, model, "db", charm);
            for (const char* application : {"db", "db", "web"})
                add_unit(change, model, application);
        });
        commit([&](Change& change) {
            Relation relation{.id = 1,
                              .key = "web:db db:server",
                              .endpoints = {{"web", "db", "requirer", "sql"},
                                            {"db", "server", "provider", "sql"}}};
            put_relation(change, model, relation);
            for (const char* application : {"db", "web"})
                model.count(change, relation_count(application), 1);
            for (const char* unit : {"db/0", "db/1", "web/0"})
                enter(change, relation, unit);
            for (const char* unit : {"db/0", "db/1"})
                enter(change, *find_relation(model, 0), unit);
        });
    }
    void enter(Change& change, const Relation& relation, const char* unit) const {
        enter_scope(change, model, relation, unit, {{"a", "b"}});
        put_relation_record(change, model, unit, relation.id, {});
    }
    template <class Build> void commit(Build build) { commit_with_retry(model, build); }
    void leave(int relation, const char* unit) {
        commit([&](Change& change) { leave_scope(change, model, relation, unit); });
    }
    void remove(const char* unit) {
        commit([&](Change& change) { remove_unit(change, model, unit); });
    }
    [[nodiscard]] bool bag(int relation, const char* unit) const {
        return read_bag(model, unit_bag(relation, unit)).version > 0;
    }
};

} // namespace

TEST_CASE("the last unit out of a dying relation removes it with its bags") {
    RemovalScene scene;
    scene.commit([&](Change& change) { end_relation(change, scene.model, 1, false); });
    CHECK(find_relation(scene.model, 1)->life == Life::dying);
    scene.leave(1, "db/0");
    scene.leave(1, "db/0");
    scene.leave(1, "web/0");
    CHECK(scene.bag(1, "web/0"));
    scene.commit([&](Change& change) {
        write_bag(change, scene.model, application_bag(1, "db"), {{"last", "word"}});
        leave_scope(change, scene.model, 1, "db/1");
    });
    CHECK_FALSE(find_relation(scene.model, 1));
    CHECK(scene.model.children("relations") == std::vector<std::string>{"0"});
}

TEST_CASE("a relation nobody is in ends at once, and any by force") {
    RemovalScene scene;
    for (const char* unit : {"db/0", "db/1", "web/0"})
        scene.leave(1, unit);
    CHECK(find_relation(scene.model, 1));
    scene.commit([&](Change& change) { end_relation(change, scene.model, 1, false); });
    CHECK_FALSE(find_relation(scene.model, 1));
    RemovalScene forced;
    forced.commit([&](Change& change) { end_relation(change, forced.model, 1, true); });
    CHECK_FALSE(find_relation(forced.model, 1));
}

TEST_CASE("a removed unit takes all that is its own, but not its bags nor its number") {
    RemovalScene scene;
    CHECK(claim_leadership(scene.model, "db/0"));
    scene.commit([&](Change& change) {
        put_ports(change, scene.model, "db/0", {{"", {{80, 80, "tcp"}}}});
        UniterState state;
        state.charm_url = "local:x-0";
        put_uniter_state(change, scene.model, "db/0", state);
    });
    CHECK(read_ports(scene.model, "db/0").size() == 1);
    scene.remove("db/0");
    scene.remove("db/0");
    CHECK_FALSE(find_unit(scene.model, "db/0"));
    // Who listed it before may still ask.
    CHECK(read_ports(scene.model, "db/0").empty());
    CHECK(scene.model.children("units") == std::vector<std::string>{"db-1", "web-0"});
    CHECK(scene.model.children("ports").empty());
    CHECK_FALSE(read_lease(scene.model, "db"));
    CHECK(scope_units(scene.model, 0) == std::vector<std::string>{"db/1"});
    CHECK(scene.bag(1, "db/0"));
    std::string next;
    scene.commit([&](Change& change) { next = add_unit(change, scene.model, "db"); });
    CHECK(next == "db/2");
}

TEST_CASE("an application ends with the last of its units and relations") {
    RemovalScene scene;
    scene.commit([&](Change& change) { end_application(change, scene.model, "db", false); });
    CHECK(find_unit(scene.model, "db/0")->life == Life::dying);
    CHECK(find_unit(scene.model, "web/0")->life == Life::alive);
    CHECK(find_relation(scene.model, 1)->life == Life::dying);
    CHECK(find_relation(scene.model, 0)->life == Life::alive);
    scene.remove("db/0");
    SUBCASE("units last") {
        scene.leave(1, "web/0");
        CHECK(find_application(scene.model, "db"));
        scene.remove("db/1");
    }
    SUBCASE("another's unit last") {
        scene.remove("db/1");
        CHECK(find_application(scene.model, "db"));
        scene.leave(1, "web/0");
    }
    CHECK_FALSE(find_application(scene.model, "db"));
    CHECK(find_application(scene.model, "web"));
    CHECK(scene.model.children("relations").empty());
    CHECK(scene.model.children("applications") == std::vector<std::string>{"web"});
}

TEST_CASE("an application without units or relations ends at once") {
    RemovalScene scene;
    scene.commit([&](Change& change) {
        put_application(change, scene.model, {.name = "empty", .charm_url = "local:x-0"});
    });
    scene.commit([&](Change& change) { end_application(change, scene.model, "empty", false); });
    CHECK_FALSE(find_application(scene.model, "empty"));
}

TEST_CASE("who means to write to a unit that begins to die must look again") {
    RemovalScene scene;
    Change late;
    scene.model.pin(late, unit_path("db/0"));
    put_unit(late, scene.model, require_unit(scene.model, "db/0"));
    scene.commit([&](Change& change) { end_unit(change, scene.model, "db/0", false); });
    CHECK_THROWS_AS(scene.model.commit(std::move(late)), Conflict);
}
