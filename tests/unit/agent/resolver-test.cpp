#include "agent/resolver.hpp"
#include "noon.hpp"

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

namespace {

Hook hook(HookKind kind) {
    return {.kind = kind};
}

/// A unit db/0 of an application with one relation 3 to web, all quiet unless a test changes it.
struct Scene {
    LocalState local{.unit = "db/0", .application = "db"};
    Snapshot snapshot;

    Scene() {
        local.now = noon;
        local.boot_id = "boot";
        local.record.operation = Operation::continue_;
        local.record.step = Step::pending;
        local.record.installed = local.record.started = true;
        local.record.config_hash = "c";
        local.record.trust_hash = "t";
        local.record.addresses_hash = "a";
        local.record.boot_id = "boot";
        local.record.leader_settings_version = 0;
        local.relations[3] = {};
        snapshot.addresses_hash = "a";
        snapshot.units["db/0"].unit.name = "db/0";
        snapshot.units["db/0"].unit.charm_url = "local:db-0";
        ApplicationFacts& application = snapshot.applications["db"];
        application.application.name = "db";
        application.application.charm_url = "local:db-0";
        application.config_hash = "c";
        application.trust_hash = "t";
        application.relations = {3};
        snapshot.relations[3].relation = {
            .id = 3,
            .key = "web:db db:server",
            .endpoints = {{"web", "db", "requirer", "sql"}, {"db", "server", "provider", "sql"}}};
    }
    [[nodiscard]] NextOperation next() const { return next_operation(local, snapshot); }
    [[nodiscard]] UnitFacts& unit() { return snapshot.units["db/0"]; }
    [[nodiscard]] ApplicationFacts& application() { return snapshot.applications["db"]; }
    [[nodiscard]] RelationFacts& relation() { return snapshot.relations[3]; }
    void in_operation(Step step, Hook what, bool failed = false) {
        local.record.operation = Operation::run_hook;
        local.record.step = step;
        local.record.hook = std::move(what);
        local.record.failed = failed;
    }
    void lease(const std::string& holder, Time expires) {
        application().lease = Lease{holder, expires, 1};
    }
};

RunHook config_changed() {
    Hook wanted = hook(HookKind::config_changed);
    wanted.config_hash = "c";
    wanted.trust_hash = "t";
    wanted.addresses_hash = "a";
    return {wanted};
}

const RunHook install{hook(HookKind::install)}, start{hook(HookKind::start)};

} // namespace

TEST_CASE("a started unit with nothing to do rests") {
    CHECK(Scene().next() == NextOperation{Rest{}});
}

TEST_CASE("a unit without any record has its charm put in place first") {
    Scene scene;
    scene.local.record = {};
    for (const Step step : {Step::queued, Step::pending, Step::done}) {
        scene.local.record.step = step;
        CHECK(scene.next() == NextOperation{DeployFiles{"local:db-0"}});
    }
    scene.unit().unit.life = Life::dying;
    CHECK(scene.next() == NextOperation{RemoveUnit{}});
}

TEST_CASE("what a unit does follows from operation, step and failure") {
    struct Row {
        Step step;
        bool failed;
        NextOperation wanted;
    };
    for (const HookKind kind :
         {HookKind::install, HookKind::start, HookKind::config_changed, HookKind::update_status}) {
        CAPTURE(hook_kind_name(kind));
        const NextOperation run =
            kind == HookKind::config_changed ? config_changed() : RunHook{hook(kind)};
        for (const Row& row :
             {Row{Step::queued, false, run}, Row{Step::pending, false, ReportLostHook{hook(kind)}},
              Row{Step::pending, true, Rest{}}, Row{Step::done, false, SkipHook{hook(kind)}}}) {
            Scene scene;
            scene.in_operation(row.step, hook(kind), row.failed);
            CAPTURE(int(row.step));
            CHECK(scene.next() == row.wanted);
        }
    }
}

TEST_CASE("a failed hook runs again when resolved or when its time has come") {
    struct Row {
        Resolved resolved;
        bool due, automatic;
        NextOperation wanted;
    };
    for (const auto& [resolved, due, automatic, wanted] :
         {Row{Resolved::none, false, true, Rest{}}, Row{Resolved::none, true, true, install},
          Row{Resolved::none, true, false, Rest{}},
          Row{Resolved::retry_hooks, false, false, install},
          Row{Resolved::no_retry, false, true, SkipHook{hook(HookKind::install)}},
          Row{Resolved::no_retry, true, true, SkipHook{hook(HookKind::install)}}}) {
        Scene scene;
        scene.in_operation(Step::pending, hook(HookKind::install), true);
        scene.unit().resolved = resolved;
        scene.local.retry_due = due;
        scene.snapshot.retry_hooks = automatic;
        CHECK(scene.next() == wanted);
    }
}

TEST_CASE("nothing else runs while a hook is in error") {
    Scene scene;
    scene.in_operation(Step::pending, hook(HookKind::start), true);
    scene.application().config_hash = "other";
    scene.local.update_status_tick = 1;
    scene.local.relations.clear();
    scene.lease("db/0", noon + 1min);
    CHECK(scene.next() == NextOperation{Rest{}});
    // Leadership is given up all the same.
    scene.local.record.leader = true;
    scene.lease("db/1", noon + 1min);
    CHECK(scene.next() == NextOperation{ResignLeadership{}});
}

TEST_CASE("leadership is accepted between operations and resigned when the lease is gone") {
    Scene scene;
    scene.lease("db/1", noon + 1min);
    CHECK(scene.next() == NextOperation{Rest{}});
    scene.lease("db/0", noon + 1min);
    CHECK(scene.next() == NextOperation{AcceptLeadership{}});
    scene.local.record.leader = true;
    CHECK(scene.next() == NextOperation{Rest{}});
    scene.local.now = noon + 1min;
    CHECK(scene.next() == NextOperation{ResignLeadership{}});
    scene.local.now = noon;
    scene.unit().unit.life = Life::dying;
    CHECK(scene.next() == NextOperation{ResignLeadership{}});
}

TEST_CASE("changed leader settings are told to those who do not lead") {
    Scene scene;
    scene.application().leader_settings_version = 4;
    Hook told = hook(HookKind::leader_settings_changed);
    told.change_version = 4;
    CHECK(scene.next() == NextOperation{Rest{}}); // nobody leads yet
    scene.lease("db/1", noon + 1min);
    CHECK(scene.next() == NextOperation{RunHook{told}});
    scene.local.record.config_hash = "old";
    CHECK(scene.next() == NextOperation{RunHook{told}});
    scene.local.record.leader_settings_version = 4;
    CHECK(scene.next() == NextOperation{config_changed()});

    scene.local.record.leader_settings_version = -1; // a new unit is told even of none
    scene.application().leader_settings_version = 0;
    told.change_version = 0;
    CHECK(scene.next() == NextOperation{RunHook{told}});
    scene.in_operation(Step::queued, told);
    scene.application().leader_settings_version = 5;
    told.change_version = 5;
    CHECK(scene.next() == NextOperation{RunHook{told}});
    scene.lease("db/0", noon + 1min);
    CHECK(scene.next() == NextOperation{DropHook{}});
}

TEST_CASE("leader-elected is dropped when leadership was lost before it ran") {
    Scene scene;
    scene.in_operation(Step::queued, hook(HookKind::leader_elected));
    CHECK(scene.next() == NextOperation{DropHook{}});
    scene.lease("db/0", noon + 1s);
    CHECK(scene.next() == NextOperation{RunHook{hook(HookKind::leader_elected)}});
}

TEST_CASE("config-changed is due when any of three hashes differs") {
    for (int which = 0; which < 3; ++which) {
        Scene scene;
        UniterState& record = scene.local.record;
        (which == 0   ? record.config_hash
         : which == 1 ? record.trust_hash
                      : record.addresses_hash) = "old";
        CHECK(scene.next() == NextOperation{config_changed()});
    }
}

TEST_CASE("a hook that was put off delivers what is there by now") {
    Scene scene;
    Hook old = hook(HookKind::config_changed);
    old.config_hash = "old";
    scene.in_operation(Step::queued, old);
    CHECK(scene.next() == NextOperation{config_changed()});

    Hook change{.kind = HookKind::relation_changed,
                .relation = 3,
                .remote_unit = "web/0",
                .remote_application = "web",
                .change_version = 4};
    scene.relation().scope["web"] = {"web/0"};
    scene.relation().unit_versions["web/0"] = 7;
    scene.in_operation(Step::pending, change, true);
    scene.unit().resolved = Resolved::retry_hooks;
    change.change_version = 7;
    CHECK(scene.next() == NextOperation{RunHook{change}});
    // What is skipped delivers only what it was meant to.
    scene.unit().resolved = Resolved::no_retry;
    change.change_version = 4;
    CHECK(scene.next() == NextOperation{SkipHook{change}});
}

TEST_CASE("relation-created runs before everything else of an installed unit, once") {
    Scene scene;
    scene.local.record.started = false;
    scene.local.record.config_hash.clear();
    scene.local.relations.clear();
    scene.lease("db/0", noon + 1min);
    const NextOperation created{
        RunHook{{.kind = HookKind::relation_created, .relation = 3, .remote_application = "web"}}};
    CHECK(scene.next() == created);
    scene.local.relations[3] = {};
    CHECK(scene.next() == NextOperation{AcceptLeadership{}});
    scene.local.record.leader = true;
    CHECK(scene.next() == NextOperation{config_changed()});

    scene.local.relations.clear();
    scene.local.record.installed = false;
    CHECK(scene.next() == NextOperation{install});
}

TEST_CASE(
    "relation-created is not run in dying or suspended relations, nor on implicit endpoints") {
    Scene scene;
    scene.local.relations.clear();
    scene.relation().relation.life = Life::dying;
    CHECK(scene.next() == NextOperation{Rest{}});
    scene.relation().relation.life = Life::alive;
    scene.relation().relation.suspended = true;
    CHECK(scene.next() == NextOperation{Rest{}});
    scene.relation().relation.suspended = false;
    scene.relation().relation.endpoints[1].name = "juju-info";
    CHECK(scene.next() == NextOperation{EnterScope{3}});
    scene.local.relations[3] = {};
    scene.relation().scope["web"] = {"web/0"};
    CHECK(scene.next() == NextOperation{Rest{}});
}

TEST_CASE("start runs again after a reboot, but not for a unit that never started") {
    Scene scene;
    scene.local.boot_id = "another";
    CHECK(scene.next() == NextOperation{start});
    scene.in_operation(Step::queued, hook(HookKind::update_status));
    CHECK(scene.next() == NextOperation{RunHook{hook(HookKind::update_status)}});
    scene = Scene();
    scene.local.boot_id = "another";
    scene.local.record.started = false;
    CHECK(scene.next() == NextOperation{Rest{}});
}

TEST_CASE("update-status runs last, and only in a started unit") {
    Scene scene;
    scene.local.update_status_tick = 5;
    CHECK(scene.next() == NextOperation{RunHook{hook(HookKind::update_status)}});
    scene.local.record.started = false;
    CHECK(scene.next() == NextOperation{Rest{}});
    scene.local.record.started = true;
    scene.relation().application_versions["web"] = 1;
    CHECK(std::get<RunHook>(scene.next()).hook.kind == HookKind::relation_changed);
}

TEST_CASE("relations are served by ascending number") {
    Scene scene;
    scene.snapshot.relations[12] = scene.relation();
    scene.snapshot.relations[12].relation.id = 12;
    scene.application().relations.insert(12);
    scene.local.relations[12] = {};
    scene.snapshot.relations[12].scope["web"] = scene.relation().scope["web"] = {"web/0"};
    CHECK(std::get<RunHook>(scene.next()).hook.relation == 3);
    scene.local.relations[3].members["web/0"] = 0;
    CHECK(std::get<RunHook>(scene.next()).hook.relation == 12);
}

TEST_CASE("a unit or application that the store does not know rests") {
    Scene scene;
    scene.snapshot.units.clear();
    CHECK(scene.next() == NextOperation{Rest{}});
    scene = Scene();
    scene.snapshot.applications.clear();
    CHECK(scene.next() == NextOperation{Rest{}});
}

TEST_CASE("another charm is put in place between operations, before config-changed") {
    Scene scene;
    scene.unit().unit.charm_url = "local:db-0";
    scene.application().application.charm_url = "local:db-1";
    scene.application().config_hash = "other";
    const NextOperation upgrade{UpgradeCharm{"local:db-1"}};
    CHECK(scene.next() == upgrade);
    scene.local.record.started = false;
    CHECK(scene.next() == upgrade);
    scene.local.record.installed = false;
    CHECK(scene.next() == NextOperation{install});
    scene.in_operation(Step::queued, hook(HookKind::start));
    CHECK(scene.next() == NextOperation{start});
}

TEST_CASE("a failed hook gives way to another charm only when that is forced") {
    Scene scene;
    scene.unit().unit.charm_url = "local:db-0";
    scene.application().application.charm_url = "local:db-1";
    scene.in_operation(Step::pending, hook(HookKind::start), true);
    CHECK(scene.next() == NextOperation{Rest{}});
    scene.unit().resolved = Resolved::retry_hooks;
    CHECK(scene.next() == NextOperation{start});
    scene.application().application.force_charm = true;
    CHECK(scene.next() == NextOperation{UpgradeCharm{"local:db-1"}});
    scene.unit().unit.charm_url = "local:db-1";
    CHECK(scene.next() == NextOperation{start});
}

TEST_CASE("an upgrade that was cut off is done again, one that failed when it is resolved") {
    Scene scene;
    scene.unit().unit.charm_url = "local:db-1";
    scene.application().application.charm_url = "local:db-2";
    UniterState& record = scene.local.record;
    record.operation = Operation::upgrade;
    record.charm_url = "local:db-1";
    const NextOperation again{UpgradeCharm{"local:db-1"}};
    CHECK(scene.next() == again);
    record.failed = true;
    scene.local.retry_due = true;
    CHECK(scene.next() == NextOperation{Rest{}});
    for (const Resolved resolved : {Resolved::retry_hooks, Resolved::no_retry}) {
        scene.unit().resolved = resolved;
        CHECK(scene.next() == again);
    }
    scene.application().application.force_charm = true;
    CHECK(scene.next() == NextOperation{UpgradeCharm{"local:db-2"}});
}

TEST_CASE("an operator's tasks run between hooks, after an error, and during a pause") {
    Scene scene;
    const Task task{.id = 2, .operation = 1, .unit = "db/0", .name = "backup"};
    scene.snapshot.tasks = {{2, task}, {3, {.id = 3, .unit = "web/0", .name = "x"}}};
    const NextOperation run{RunTask{task}};
    CHECK(scene.next() == run);
    scene.application().config_hash = "d"; // tasks come first
    CHECK(scene.next() == run);
    scene.in_operation(Step::pending, hook(HookKind::start), true);
    CHECK(scene.next() == run);
    scene.unit().resolved = Resolved::retry_hooks;
    CHECK(scene.next() == run);
    // Not while a hook is queued, nor before the unit is installed.
    scene.in_operation(Step::queued, hook(HookKind::start));
    CHECK(scene.next() == NextOperation{start});
    scene.local.record.installed = false;
    scene.in_operation(Step::queued, hook(HookKind::install));
    CHECK(scene.next() == NextOperation{install});

    Scene paused;
    paused.local.record.activity = Activity::paused;
    CHECK(paused.next() == NextOperation{Rest{}});
    paused.snapshot.tasks = {{2, task}};
    CHECK(paused.next() == run);

    Scene removed;
    removed.snapshot.tasks = {{2, task}};
    removed.local.record.removed = true;
    CHECK(removed.next() == NextOperation{RemoveUnit{}});
}

TEST_CASE("commands from the machine come after the operator's tasks") {
    Scene scene;
    scene.local.commands = 4;
    CHECK(scene.next() == NextOperation{RunCommands{4}});
    const Task task{.id = 2, .operation = 1, .unit = "db/0", .name = "backup"};
    scene.snapshot.tasks = {{2, task}};
    CHECK(scene.next() == NextOperation{RunTask{task}});
    scene.snapshot.tasks.clear();
    scene.in_operation(Step::pending, hook(HookKind::start), true);
    CHECK(scene.next() == NextOperation{RunCommands{4}});
    scene.in_operation(Step::queued, hook(HookKind::start));
    CHECK(scene.next() == NextOperation{start});
}

TEST_CASE("a task that is found running was lost with its agent") {
    Scene scene;
    scene.local.record.operation = Operation::run_action;
    scene.local.record.task = 2;
    scene.snapshot.tasks = {{2, {.id = 2, .unit = "db/0", .status = TaskStatus::running}}};
    CHECK(scene.next() == NextOperation{FailTask{2}});
    scene.local.record.hook = hook(HookKind::start);
    scene.local.record.hook_step = Step::pending;
    CHECK(scene.next() == NextOperation{FailTask{2}});
    // One that runs in another's name, or is being cancelled, is nobody's to begin.
    Scene other;
    other.snapshot.tasks = {{2, {.id = 2, .unit = "db/0", .status = TaskStatus::aborting}}};
    CHECK(other.next() == NextOperation{Rest{}});
}
