#include "agent/operations/save.hpp"
#include "model/unit.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("a resolved mark set while it is being cleared is not left behind") {
    const std::unique_ptr<Store> store = open_store("memory:");
    const Model model(*store);
    Change clearing, marking;
    clear_resolved(clearing, model, "db/0");
    put_resolved(marking, model, "db/0", Resolved::retry_hooks);
    model.commit(std::move(marking));
    CHECK_THROWS_AS(model.commit(std::move(clearing)), Conflict);
    commit_with_retry(model, [&](Change& change) { clear_resolved(change, model, "db/0"); });
    CHECK(read_resolved(model, "db/0") == Resolved::none);
}
