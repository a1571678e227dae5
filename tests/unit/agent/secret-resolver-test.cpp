#include "agent/operations/hook-effects.hpp"
#include "agent/resolver.hpp"
#include "noon.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

constexpr const char* id = "9m4e2mr0ui3e8a215n4g";
/// web/0 leads, web/1 does not; both and db/0 look at one secret of web.
struct SecretLook {
    Snapshot snapshot;
    std::map<std::string, LocalState> units;

    SecretLook() {
        Application web{.name = "web", .charm_url = ""};
        snapshot.applications["web"].application = web;
        snapshot.applications["web"].lease = Lease{"web/0", noon + std::chrono::hours(1)};
        for (const char* name : {"web/0", "web/1", "db/0"})
            units[name] = {.unit = name,
                           .application = std::string(name).substr(0, std::string(name).find('/')),
                           .now = noon};
        Secret secret;
        secret.id = id;
        secret.owner = {SecretOwner::Kind::application, "web"};
        secret.label = "pw";
        secret.grants = {{"db", 1}};
        secret.latest = 2;
        secret.revisions = {{1, {}}, {2, {}}};
        snapshot.secrets[id] = {secret, {{"db/0", {"mine", 1}}}};
    }

    Secret& secret() { return snapshot.secrets[id].secret; }
    std::optional<Hook> next(const char* unit) { return next_secret_hook(units[unit], snapshot); }
    void commit(const char* unit, const Hook& hook) {
        units[unit].secrets = *records_committed(units[unit], hook).secrets;
    }
};

} // namespace

TEST_CASE("a new revision is told once to those who follow an older one") {
    SecretLook look;
    const auto hook = look.next("db/0");
    REQUIRE(hook);
    CHECK(*hook == Hook{.kind = HookKind::secret_changed,
                        .secret = id,
                        .secret_label = "mine",
                        .secret_revision = 2});
    CHECK_FALSE(look.next("web/0"));
    look.commit("db/0", *hook);
    CHECK_FALSE(look.next("db/0"));
    look.secret().latest = 3;
    look.secret().revisions[3] = {};
    CHECK(look.next("db/0"));
    look.secret().grants.clear();
    CHECK_FALSE(look.next("db/0"));
}

TEST_CASE("a revision that nobody follows is told once, to whoever may remove it") {
    SecretLook look;
    look.snapshot.secrets[id].consumers["db/0"].revision = 2;
    const auto hook = look.next("web/0");
    REQUIRE(hook);
    CHECK(*hook == Hook{.kind = HookKind::secret_remove,
                        .secret = id,
                        .secret_label = "pw",
                        .secret_revision = 1});
    CHECK_FALSE(look.next("web/1"));
    look.commit("web/0", *hook);
    CHECK_FALSE(look.next("web/0"));
}

TEST_CASE("rotation comes when it is due, before what has changed") {
    SecretLook look;
    look.secret().next_rotation = noon + std::chrono::seconds(1);
    CHECK_FALSE(look.next("web/0"));
    CHECK(next_secret_time(look.units["web/0"], look.snapshot) == noon + std::chrono::seconds(1));
    CHECK(next_secret_time(look.units["web/1"], look.snapshot) == Time::max());
    look.secret().next_rotation = noon;
    REQUIRE(look.next("web/0"));
    CHECK(look.next("web/0")->kind == HookKind::secret_rotate);
    CHECK(look.next("web/0")->secret_revision == 2);
    CHECK_FALSE(look.next("web/1"));
}

TEST_CASE("an expired revision is told again after a while, as long as it is there") {
    SecretLook look;
    look.secret().revisions[2].expires = noon;
    const auto hook = look.next("web/0");
    REQUIRE(hook);
    CHECK(hook->kind == HookKind::secret_expired);
    CHECK(hook->secret_revision == 2);
    look.commit("web/0", *hook);
    CHECK_FALSE(look.next("web/0"));
    CHECK(next_secret_time(look.units["web/0"], look.snapshot) == noon + std::chrono::minutes(5));
    look.units["web/0"].now += std::chrono::minutes(5);
    CHECK(look.next("web/0"));
    look.secret().revisions.erase(2);
    CHECK_FALSE(look.next("web/0"));
}

TEST_CASE("a secret hook is moot without its secret, and an owner's without the lead") {
    SecretLook look;
    const Hook rotate{.kind = HookKind::secret_rotate, .secret = id};
    const Hook changed{.kind = HookKind::secret_changed, .secret = id};
    CHECK_FALSE(is_moot(rotate, look.units["web/0"], look.snapshot));
    CHECK(is_moot(rotate, look.units["web/1"], look.snapshot));
    CHECK_FALSE(is_moot(changed, look.units["web/1"], look.snapshot));
    look.snapshot.secrets.clear();
    CHECK(is_moot(changed, look.units["db/0"], look.snapshot));
}
