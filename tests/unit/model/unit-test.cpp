#include "model/unit.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

struct Fixture {
    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};
};

} // namespace

TEST_CASE("an application or unit written in between is not overwritten") {
    Fixture fixture;
    const Model& model = fixture.model;
    commit_with_retry(model, [&](Change& change) {
        put_application(change, model, {.name = "db", .charm_url = "local:db-0", .version = {}});
        add_unit(change, model, "db");
    });
    Application first = require_application(model, "db"), second = first;
    Unit one = require_unit(model, "db/0"), other = one;
    first.trust = true;
    one.charm_url = "local:db-1";
    const auto put_both = [&](const Application& application, const Unit& unit) {
        Change changed_application, changed_unit;
        put_application(changed_application, model, application);
        put_unit(changed_unit, model, unit);
        model.commit(std::move(changed_application));
        model.commit(std::move(changed_unit));
    };
    put_both(first, one);
    second.version = "1.0";
    other.workload_version = "1.0";
    CHECK_THROWS_AS(put_both(second, one), Conflict);
    CHECK_THROWS_AS(put_both(require_application(model, "db"), other), Conflict);
    CHECK(require_application(model, "db").trust);
    CHECK(require_unit(model, "db/0").charm_url == "local:db-1");
}
