#include "model/leadership.hpp"
#include "world.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("a k8s spec is the application's, set by its leader with the hook") {
    World world;
    auto leader = world.run("web/0");
    leader.set_k8s_spec("containers: []\n");
    CHECK(leader.k8s_spec().empty());
    world.flush(leader);
    leader.set_k8s_raw_spec("kind: Service\n");
    world.flush(leader);
    auto follower = world.run("web/1");
    CHECK(follower.k8s_spec() == "containers: []\n");
    CHECK(follower.k8s_raw_spec() == "kind: Service\n");
    CHECK_THROWS_WITH_AS(follower.set_k8s_spec("x"), "this unit is not the leader", Error);
    CHECK(world.run("db/0").k8s_spec().empty());
}

TEST_CASE("a k8s spec of a unit that has lost the lead is not written") {
    World world;
    auto context = world.run("web/0");
    context.set_k8s_spec("containers: []\n");
    world.commit([&](Change& change) {
        put_lease(
            change, world.model, "web",
            {"web/1", world.model.now() + lease_duration, read_lease(world.model, "web")->version});
    });
    CHECK_THROWS_WITH_AS((void)context.changes(), "cannot write k8s spec: not the leader", Error);
}
