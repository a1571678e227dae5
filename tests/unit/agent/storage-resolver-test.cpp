#include "agent/operations/hook-effects.hpp"
#include "agent/resolver.hpp"
#include "noon.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

/// app/0, whose install hook is queued, with one pending storage.
struct StorageLook {
    Snapshot snapshot;
    LocalState local{.unit = "app/0", .application = "app", .now = noon};

    StorageLook() {
        snapshot.applications["app"].application = {.name = "app", .charm_url = "local:a-0"};
        Unit unit;
        unit.name = "app/0";
        unit.charm_url = "local:a-0";
        snapshot.units["app/0"].unit = unit;
        storage("data/0").pending = true;
        local.record.operation = Operation::run_hook;
        local.record.hook = Hook{.kind = HookKind::install};
    }
    Storage& storage(const char* id) {
        Storage& storage = snapshot.units["app/0"].storage[id];
        storage.id = id;
        return storage;
    }
    Unit& unit() { return snapshot.units["app/0"].unit; }
    [[nodiscard]] NextOperation next() const { return next_operation(local, snapshot); }
    void commit(HookKind kind, const char* id) {
        const Records next = records_committed(local, {.kind = kind, .storage = id});
        local.record = next.record;
        local.storage = *next.storage;
    }
    void install() {
        local.record.operation = Operation::continue_;
        local.record.hook.reset();
        local.record.installed = true;
    }
};

NextOperation run(HookKind kind, const char* id) {
    return RunHook{{.kind = kind, .storage = id}};
}

} // namespace

TEST_CASE("storage is provisioned, then told of, then the unit is installed") {
    StorageLook look;
    CHECK(look.next() == NextOperation(ProvisionStorage{"data/0"}));
    look.storage("data/0").pending = false;
    CHECK(look.next() == run(HookKind::storage_attached, "data/0"));
    look.commit(HookKind::storage_attached, "data/0");
    look.snapshot.applications["app"].lease = Lease{"app/0", noon + std::chrono::hours(1)};
    CHECK(look.next() == NextOperation(RunHook{{.kind = HookKind::install}}));
}

TEST_CASE("storage that cannot be provisioned holds an installation, and is tried again") {
    StorageLook look;
    look.storage("data/0").problem = "no room";
    look.storage("data/0").since = noon;
    CHECK(look.next() == NextOperation(Rest{}));
    CHECK(next_storage_time(look.local, look.snapshot) == noon + std::chrono::seconds(5));
    look.storage("data/1");
    CHECK(look.next() == run(HookKind::storage_attached, "data/1"));
    look.local.now += std::chrono::seconds(5);
    CHECK(look.next() == NextOperation(ProvisionStorage{"data/0"}));
}

TEST_CASE("an installed unit does not wait for storage") {
    StorageLook look;
    look.install();
    look.storage("data/0").problem = "no room";
    look.storage("data/0").since = noon;
    look.snapshot.applications["app"].config_hash = "new";
    CHECK(std::get<RunHook>(look.next()).hook.kind == HookKind::config_changed);
}

TEST_CASE("a hook under way comes before storage of an installed unit") {
    StorageLook look;
    look.install();
    look.local.record.operation = Operation::run_hook;
    look.local.record.hook = Hook{.kind = HookKind::start};
    CHECK(look.next() == NextOperation(RunHook{{.kind = HookKind::start}}));
    look.local.record.step = Step::pending;
    look.local.record.failed = true;
    CHECK(look.next() == NextOperation(Rest{}));
}

TEST_CASE("storage that comes with a new charm waits for its files") {
    StorageLook look;
    look.install();
    look.snapshot.applications["app"].application.charm_url = "local:a-1";
    CHECK(look.next() == NextOperation(UpgradeCharm{"local:a-1"}));
}

TEST_CASE("storage that is detached is let go of by a hook, once the charm knows it") {
    StorageLook look;
    look.install();
    look.storage("data/0").life = Life::dying;
    CHECK(look.next() == NextOperation(ReleaseStorage{"data/0"}));
    look.local.storage.attached = {"data/0"};
    CHECK(look.next() == run(HookKind::storage_detaching, "data/0"));
    look.commit(HookKind::storage_detaching, "data/0");
    CHECK(look.local.storage.attached.empty());
}

TEST_CASE("a unit on its way out lets go of all storage before anything else") {
    StorageLook look;
    look.install();
    look.local.record.started = true;
    look.local.storage.attached = {"data/0"};
    look.storage("more/0").pending = true;
    look.unit().life = Life::dying;
    CHECK(look.next() == run(HookKind::storage_detaching, "data/0"));
    look.commit(HookKind::storage_detaching, "data/0");
    look.snapshot.units["app/0"].storage.erase("data/0");
    CHECK(look.next() == NextOperation(ReleaseStorage{"more/0"}));
    look.snapshot.units["app/0"].storage.clear();
    CHECK(look.next() == NextOperation(RunHook{{.kind = HookKind::stop}}));
}

TEST_CASE("a unit that was never installed lets go of what it was told of, and is gone") {
    StorageLook look;
    look.local.storage.attached = {"data/0"};
    look.unit().life = Life::dying;
    CHECK(look.next() == run(HookKind::storage_detaching, "data/0"));
    look.snapshot.units["app/0"].storage.clear();
    CHECK(look.next() == NextOperation(RemoveUnit{}));
}
