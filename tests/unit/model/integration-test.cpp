#include "base/error.hpp"
#include "model/application.hpp"
#include "model/integration.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

/// A model with applications of charms given as metadata.
class Applications {
  public:
    void add(const std::string& name, const std::string& endpoints) {
        Charm charm;
        charm.metadata = parse_metadata("name: " + name + "\n" + endpoints, "m");
        Change change;
        const CharmRecord record = add_charm(change, model, charm, "hash-of-" + name);
        put_application(change, model, {.name = name, .charm_url = record.url(), .version = {}});
        add_peer_relations(change, model, name, record.metadata);
        model.commit(std::move(change));
    }
    std::string infer(const std::string& left, const std::string& right) const {
        const auto endpoints = infer_endpoints(model, left, right);
        REQUIRE(endpoints.size() == 2);
        return endpoints[0].application + ":" + endpoints[0].name + " " + endpoints[1].application +
               ":" + endpoints[1].name;
    }
    Relation relate(const std::string& left, const std::string& right) const {
        Change change;
        Relation made = add_relation(change, model, infer_endpoints(model, left, right));
        model.commit(std::move(change));
        return made;
    }
    void refused(const std::string& left, const std::string& right, const char* text) const {
        CHECK_THROWS_WITH_AS(relate(left, right), text, Error);
    }

    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};
};

} // namespace

TEST_CASE("the only pair that fits is meant, requirer first") {
    Applications model;
    model.add("db", "provides: {server: mysql, other: x}");
    model.add("web", "requires: {db: mysql}\nprovides: {site: http}");
    CHECK(model.infer("db", "web") == "web:db db:server");
    CHECK(model.infer("web", "db") == "web:db db:server");
    CHECK(model.infer("web:db", "db:server") == "web:db db:server");
}

TEST_CASE("several pairs are listed in order") {
    Applications model;
    model.add("a", "requires: {x: i, y: i}");
    model.add("b", "provides: {y: i}");
    model.refused("a", "b", "ambiguous relation: \"a b\" could refer to \"a:x b:y\"; \"a:y b:y\"");
    CHECK(model.infer("a:y", "b") == "a:y b:y");
}

TEST_CASE("what does not fit or does not exist is refused") {
    Applications model;
    model.add("a", "requires: {x: i}\npeers: {ring: r}");
    model.add("b", "provides: {y: j}\npeers: {ring: r}");
    model.add("c", "provides: {z: i}\nrequires: {w: i}");
    model.refused("a", "b", "no relations found");
    model.refused("a:ring", "b:ring", "no relations found");
    model.refused("c", "c", "no relations found");
    model.refused("a", "nope", "application \"nope\" not found");
    model.refused("a:nope", "c", "application \"a\" has no \"nope\" relation");
    model.refused(":x", "c", "invalid endpoint \":x\"");
    model.refused("a:", "c", "invalid endpoint \"a:\"");
}

TEST_CASE("juju-info is meant only when nothing else fits or when it is named") {
    Applications model;
    model.add("log", "requires: {any: juju-info, logs: syslog}");
    model.add("plain", "");
    model.add("rich", "provides: {out: syslog}");
    CHECK(model.infer("log", "plain") == "log:any plain:juju-info");
    CHECK(model.infer("log", "rich") == "log:logs rich:out");
    CHECK(model.infer("log", "rich:juju-info") == "log:any rich:juju-info");
}

TEST_CASE("a relation has an id of its own, a key, and exists once") {
    Applications model;
    model.add("db", "provides: {server: mysql}");
    model.add("web", "requires: {db: mysql}");
    model.add("shop", "requires: {db: mysql}");
    const Relation first = model.relate("web", "db");
    CHECK(first.key == "web:db db:server");
    CHECK(model.relate("shop", "db").id == first.id + 1);
    CHECK(find_relation(model.model, first.id)->key == first.key);
    model.refused("db", "web",
                  "cannot add relation \"web:db db:server\": relation web:db db:server already "
                  "exists");
}

TEST_CASE("a relation is made anew only when the former one has gone") {
    Applications model;
    model.add("db", "provides: {server: mysql}");
    model.add("web", "requires: {db: mysql}");
    Relation relation = model.relate("db", "web");
    relation.life = Life::dying;
    commit_with_retry(model.model,
                      [&](Change& change) { put_relation(change, model.model, relation); });
    model.refused("db", "web",
                  "cannot add relation \"web:db db:server\": "
                  "relation web:db db:server is dying, but not yet removed");
}

TEST_CASE("an endpoint takes no more relations than its limit") {
    Applications model;
    model.add("db", "provides: {server: mysql}");
    model.add("spare", "provides: {server: mysql}");
    model.add("web", "requires: {db: {interface: mysql, limit: 1}}");
    model.relate("web", "db");
    model.refused("web", "spare",
                  "cannot add relation \"web:db spare:server\": establishing a new relation for "
                  "web:db would exceed its maximum relation limit of 1");
}

TEST_CASE("every peer endpoint of a new application is a relation with itself") {
    Applications model;
    model.add("db", "peers: {ring: r, gossip: g}");
    const auto relations = relations_of(model.model, "db");
    REQUIRE(relations.size() == 2);
    CHECK(relations[0].peer());
    CHECK(relations[0].key == "db:gossip");
    CHECK(relations[1].key == "db:ring");
}
