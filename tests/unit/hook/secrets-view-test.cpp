#include "model/leadership.hpp"
#include "world.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

using Reading = SecretsView::Reading;
using Kind = SecretOwner::Kind;

SecretContent content(const std::string& value) {
    return {{"key", value}};
}

/// One that web/0 has added and granted to db, followed by nobody.
SecretUri granted_secret(World& world) {
    auto context = world.run("web/0");
    SecretsView& secrets = context.secrets();
    const SecretUri uri = secrets.add(Kind::application, {.label = "pw", .content = content("1")});
    secrets.grant(uri, context.relation(1)->relation(), "db");
    world.flush(context);
    return uri;
}

void renew(World& world, const SecretUri& uri, const std::string& value) {
    auto context = world.run("web/0");
    context.secrets().update(uri, {.content = content(value)});
    world.flush(context);
}

} // namespace

TEST_CASE("a secret is there for others once its hook has succeeded") {
    World world;
    SecretUri lost;
    {
        auto failing = world.run("web/0");
        lost = failing.secrets().add(Kind::unit, {.content = content("1")});
        CHECK(failing.secrets().read(lost, "", Reading::tracked) == content("1"));
        CHECK(failing.secrets().managed().contains(lost.id));
    }
    auto next = world.run("web/0");
    CHECK_THROWS_WITH_AS(next.secrets().read(lost, "", Reading::tracked),
                         ("secret \"secret:" + lost.id + "\" not found").c_str(), Error);
    const SecretUri uri = granted_secret(world);
    CHECK(world.run("db/0").secrets().read(uri, "", Reading::tracked) == content("1"));
}

TEST_CASE("who was granted nothing is refused; peers of the owner are not") {
    World world;
    auto context = world.run("web/0");
    const SecretUri uri =
        context.secrets().add(Kind::application, {.label = "pw", .content = content("1")});
    world.flush(context);
    CHECK_THROWS_WITH_AS(world.run("db/0").secrets().read(uri, "", Reading::tracked),
                         "permission denied", Error);
    CHECK(world.run("web/1").secrets().read({}, "pw", Reading::tracked) == content("1"));
    CHECK(world.run("web/1").secrets().managed().empty());
}

TEST_CASE("a reader stays with its revision until it refreshes") {
    World world;
    const SecretUri uri = granted_secret(world);
    const auto read = [&](Reading reading) {
        return world.run("db/0").secrets().read(uri, "", reading);
    };
    CHECK(read(Reading::tracked) == content("1"));
    renew(world, uri, "2");
    CHECK(read(Reading::tracked) == content("1"));
    CHECK(read(Reading::peek) == content("2"));
    CHECK(read(Reading::tracked) == content("1"));
    CHECK(read(Reading::refresh) == content("2"));
    CHECK(read(Reading::tracked) == content("2"));
    CHECK(world.run("db/1").secrets().read(uri, "", Reading::tracked) == content("2"));
}

TEST_CASE("a first look by peek is followed from then on, too") {
    World world;
    const SecretUri uri = granted_secret(world);
    CHECK(world.run("db/0").secrets().read(uri, "", Reading::peek) == content("1"));
    renew(world, uri, "2");
    CHECK(world.run("db/0").secrets().read(uri, "", Reading::tracked) == content("1"));
}

TEST_CASE("the same content makes no new revision") {
    World world;
    const SecretUri uri = granted_secret(world);
    auto context = world.run("web/0");
    context.secrets().update(uri, {.content = content("1")});
    CHECK(context.secrets().pending().empty());
    context.secrets().update(uri, {.description = "d", .content = content("1")});
    world.flush(context);
    CHECK(find_secret(world.model, uri.id)->latest == 1);
    CHECK(find_secret(world.model, uri.id)->description == "d");
}

TEST_CASE("a label given with the URI names the secret from then on") {
    World world;
    const SecretUri uri = granted_secret(world);
    CHECK_THROWS_WITH_AS(world.run("db/0").secrets().read({}, "mine", Reading::tracked),
                         "consumer label \"mine\" not found", Error);
    world.run("db/0").secrets().read(uri, "mine", Reading::tracked);
    CHECK(world.run("db/0").secrets().read({}, "mine", Reading::tracked) == content("1"));
    CHECK_THROWS_AS(world.run("db/1").secrets().read({}, "mine", Reading::tracked), Error);
    CHECK(find_secret(world.model, uri.id)->label == "pw");
    world.run("web/0").secrets().read(uri, "other", Reading::tracked);
    CHECK(find_secret(world.model, uri.id)->label == "other");
}

TEST_CASE("who does not lead gives the application's secret no label") {
    World world;
    const SecretUri uri = granted_secret(world);
    CHECK(world.run("web/1").secrets().read(uri, "mine", Reading::tracked) == content("1"));
    CHECK_THROWS_WITH_AS(world.run("web/1").secrets().read({}, "mine", Reading::tracked),
                         "consumer label \"mine\" not found", Error);
    CHECK(find_secret(world.model, uri.id)->label == "pw");
}

TEST_CASE("a consumer calls one secret by a label") {
    World world;
    const SecretUri first = granted_secret(world);
    auto context = world.run("web/0");
    const SecretUri second = context.secrets().add(Kind::application, {.content = content("2")});
    context.secrets().grant(second, context.relation(1)->relation(), "db");
    world.flush(context);
    (void)world.run("db/0").secrets().read(first, "mine", Reading::tracked);
    CHECK_THROWS_WITH_AS(world.run("db/0").secrets().read(second, "mine", Reading::tracked),
                         "getting latest secret revision: secret label \"mine\" for consumer "
                         "\"unit-db-0\" already exists",
                         Error);
}

TEST_CASE("a policy that was never set is told as one, once the secret is stored") {
    World world;
    const SecretUri uri = granted_secret(world);
    auto context = world.run("web/0");
    CHECK(context.secrets().managed().at(uri.id).rotation == Rotation::never);
    const SecretUri fresh = context.secrets().add(Kind::unit, {.content = content("2")});
    CHECK(context.secrets().managed().at(fresh.id).rotation == Rotation::unset);
}

TEST_CASE("only the leader manages what is the application's") {
    World world;
    const SecretUri uri = granted_secret(world);
    auto follower = world.run("web/1");
    CHECK_THROWS_WITH_AS(follower.secrets().add(Kind::application, {.content = content("1")}),
                         "this unit is not the leader", Error);
    CHECK_THROWS_WITH_AS(follower.secrets().grant(uri, follower.relation(1)->relation(), "db"),
                         ("secret \"" + uri.id + "\" not found").c_str(), Error);
    follower.secrets().add(Kind::unit, {.content = content("1")});
    CHECK_NOTHROW(world.flush(follower));
    auto stranger = world.run("db/0");
    stranger.secrets().update(uri, {.content = content("x")});
    CHECK_THROWS_AS((void)stranger.changes(), Error);
}

TEST_CASE("a flush of the application's secrets relies on the lead") {
    World world;
    auto context = world.run("web/0");
    context.secrets().add(Kind::application, {.content = content("1")});
    world.commit([&](Change& change) {
        put_lease(
            change, world.model, "web",
            {"web/1", world.model.now() + lease_duration, read_lease(world.model, "web")->version});
    });
    CHECK_THROWS_WITH_AS((void)context.changes(), "cannot write secrets: not the leader", Error);
}

TEST_CASE("grants have rules of their own, and end") {
    World world;
    auto context = world.run("web/0");
    SecretsView& secrets = context.secrets();
    const Relation relation = context.relation(1)->relation();
    const SecretUri uri = secrets.add(Kind::unit, {.content = content("1")});
    secrets.grant(uri, relation, "db/0");
    world.flush(context);
    CHECK_THROWS_AS(world.run("db/1").secrets().read(uri, "", Reading::tracked), Error);
    auto next = world.run("web/0");
    CHECK_THROWS_WITH_AS(next.secrets().grant(uri, relation, "db"),
                         "any unit level grants need to be revoked before granting access to the "
                         "corresponding application",
                         Error);
    next.secrets().revoke(uri, "db");
    world.flush(next);
    CHECK_THROWS_WITH_AS(world.run("db/0").secrets().read(uri, "", Reading::tracked),
                         "permission denied", Error);
}

TEST_CASE("a secret can be read until the hook that removes it has succeeded") {
    World world;
    const SecretUri uri = granted_secret(world);
    auto context = world.run("web/0");
    context.secrets().remove(uri, {});
    CHECK(context.secrets().managed().empty());
    CHECK(context.secrets().read(uri, "", Reading::tracked) == content("1"));
    const SecretUri added = context.secrets().add(Kind::unit, {.content = content("1")});
    context.secrets().remove(added, {});
    world.flush(context);
    CHECK(all_secrets(world.model).empty());
}

TEST_CASE("labels are unique for an owner") {
    World world;
    granted_secret(world);
    auto context = world.run("web/0");
    context.secrets().add(Kind::unit, {.label = "pw", .content = content("1")});
    CHECK_NOTHROW(world.flush(context));
    auto next = world.run("web/0");
    next.secrets().add(Kind::application, {.label = "pw", .content = content("1")});
    CHECK_THROWS_WITH_AS((void)next.changes(), "secret with label \"pw\" already exists", Error);
}
