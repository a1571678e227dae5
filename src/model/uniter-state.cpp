#include "model/uniter-state.hpp"

#include "model/unit.hpp"

#include <array>
#include <charconv>

namespace hookbox {
namespace {

constexpr std::array<std::string_view, 20> hook_kinds = {"install",
                                                         "start",
                                                         "config-changed",
                                                         "upgrade-charm",
                                                         "stop",
                                                         "remove",
                                                         "update-status",
                                                         "leader-elected",
                                                         "leader-settings-changed",
                                                         "secret-expired",
                                                         "secret-rotate",
                                                         "secret-changed",
                                                         "secret-remove",
                                                         "storage-attached",
                                                         "storage-detaching",
                                                         "relation-created",
                                                         "relation-joined",
                                                         "relation-changed",
                                                         "relation-departed",
                                                         "relation-broken"};
constexpr std::array<std::string_view, 5> operations = {"install", "run-hook", "run-action",
                                                        "upgrade", "continue"};
constexpr std::array<std::string_view, 3> steps = {"queued", "pending", "done"};
constexpr std::array<std::string_view, 3> activities = {"active", "pausing", "paused"};

template <class Enum, std::size_t size>
std::string_view name_of(const std::array<std::string_view, size>& names, Enum value) {
    return names.at(static_cast<std::size_t>(value));
}

template <class Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& names, std::string_view text) {
    for (std::size_t i = 0; i < size; ++i)
        if (names[i] == text)
            return static_cast<Enum>(i);
    return std::nullopt;
}

template <class Enum, std::size_t size>
Enum require(const std::array<std::string_view, size>& names, const Value& value) {
    if (const auto found = parse<Enum>(names, value.text()))
        return *found;
    throw Error("invalid operation state: unknown word \"" + value.text() + "\"");
}

/// The rules of spec §5.1 "Validity".
void check(const UniterState& state) {
    const auto fail = [&](const char* reason) {
        throw Error("invalid operation state: " +
                    std::string(name_of(operations, state.operation)) + " " + reason);
    };
    const bool charm = !state.charm_url.empty();
    switch (state.operation) {
    case Operation::install:
    case Operation::upgrade:
        if (!charm)
            fail("without charm");
        break;
    case Operation::run_hook:
        if (!state.hook)
            fail("without hook");
        if (charm)
            fail("with charm");
        break;
    case Operation::run_action:
        if (state.task <= 0)
            fail("without action id");
        if (charm)
            fail("with charm");
        break;
    case Operation::continue_:
        if (state.hook || charm)
            fail(state.hook ? "with hook" : "with charm");
        break;
    }
    if (state.operation != Operation::run_action && state.task != 0)
        fail("with action id");
    if (state.hook && is_relation_kind(state.hook->kind) != (state.hook->relation >= 0))
        fail("whose hook does not go with its relation");
    if (state.hook && is_secret_kind(state.hook->kind) != !state.hook->secret.empty())
        fail("whose hook does not go with its secret");
    if (state.hook && is_storage_kind(state.hook->kind) != !state.hook->storage.empty())
        fail("whose hook does not go with its storage");
}

Value to_value(const Hook& hook) {
    Value::Map map = {{"kind", hook_kind_name(hook.kind)}};
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty())
            map.emplace(key, text);
    };
    if (hook.relation >= 0)
        map.emplace("relation-id", hook.relation);
    add("remote-unit", hook.remote_unit);
    add("remote-application", hook.remote_application);
    if (hook.change_version != 0)
        map.emplace("change-version", hook.change_version);
    add("departee", hook.departing_unit);
    add("config-hash", hook.config_hash);
    add("trust-hash", hook.trust_hash);
    add("addresses-hash", hook.addresses_hash);
    add("secret-id", hook.secret);
    add("secret-label", hook.secret_label);
    if (hook.secret_revision != 0)
        map.emplace("secret-revision", hook.secret_revision);
    add("storage-id", hook.storage);
    add("cause", hook.cause.text);
    return map;
}

Hook hook_from_value(const Value& value) {
    Hook hook;
    hook.kind = require<HookKind>(hook_kinds, value["kind"]);
    hook.relation = static_cast<int>(value["relation-id"].integer(-1));
    hook.remote_unit = value["remote-unit"].text();
    hook.remote_application = value["remote-application"].text();
    hook.change_version = value["change-version"].integer();
    hook.departing_unit = value["departee"].text();
    hook.config_hash = value["config-hash"].text();
    hook.trust_hash = value["trust-hash"].text();
    hook.addresses_hash = value["addresses-hash"].text();
    hook.secret = value["secret-id"].text();
    hook.secret_label = value["secret-label"].text();
    hook.secret_revision = static_cast<int>(value["secret-revision"].integer());
    hook.storage = value["storage-id"].text();
    hook.cause.text = value["cause"].text();
    return hook;
}

Value to_value(const std::map<std::string, std::int64_t>& versions) {
    return Value::Map(versions.begin(), versions.end());
}

std::map<std::string, std::int64_t> versions_from_value(const Value& value) {
    std::map<std::string, std::int64_t> versions;
    for (const auto& [name, version] : value.map())
        versions.emplace(name, version.integer());
    return versions;
}

std::string record_path(std::string_view unit, int relation) {
    return unit_path(unit, "relations/" + std::to_string(relation));
}

} // namespace

std::string_view hook_kind_name(HookKind kind) {
    return name_of(hook_kinds, kind);
}

std::optional<HookKind> parse_hook_kind(std::string_view name) {
    return parse<HookKind>(hook_kinds, name);
}

bool is_relation_kind(HookKind kind) {
    return kind >= HookKind::relation_created;
}

bool is_secret_kind(HookKind kind) {
    return kind >= HookKind::secret_expired && kind <= HookKind::secret_remove;
}

bool is_storage_kind(HookKind kind) {
    return kind == HookKind::storage_attached || kind == HookKind::storage_detaching;
}

Value to_value(const UniterState& state) {
    check(state);
    Value::Map map = {{"op", name_of(operations, state.operation)},
                      {"opstep", name_of(steps, state.step)},
                      {"installed", state.installed},
                      {"started", state.started},
                      {"stopped", state.stopped},
                      {"removed", state.removed},
                      {"leader", state.leader},
                      {"status-set", state.status_set},
                      {"failed", state.failed},
                      {"since", to_rfc3339(state.since)},
                      {"signals", state.signals},
                      {"config-hash", state.config_hash},
                      {"trust-hash", state.trust_hash},
                      {"addresses-hash", state.addresses_hash},
                      {"update-status-tick", state.update_status_tick},
                      {"context-id", state.context_id},
                      {"process", state.process},
                      {"process-start", state.process_start},
                      {"boot-id", state.boot_id},
                      {"leader-settings-version", state.leader_settings_version}};
    if (state.hook)
        map.emplace("hook", to_value(*state.hook));
    if (state.hook_step)
        map.emplace("hook-step", name_of(steps, *state.hook_step));
    if (state.activity != Activity::active)
        map.emplace("activity", name_of(activities, state.activity));
    if (!state.charm_url.empty())
        map.emplace("charm", state.charm_url);
    if (!state.last_run.is_null())
        map.emplace("last-run", state.last_run);
    if (state.task != 0)
        map.emplace("action-id", state.task);
    return stored_record(std::move(map));
}

UniterState uniter_state_from_value(const Value& value) {
    UniterState state;
    state.operation = require<Operation>(operations, value["op"]);
    state.step = require<Step>(steps, value["opstep"]);
    if (!value["hook"].is_null())
        state.hook = hook_from_value(value["hook"]);
    if (!value["hook-step"].is_null())
        state.hook_step = require<Step>(steps, value["hook-step"]);
    if (!value["activity"].is_null())
        state.activity = require<Activity>(activities, value["activity"]);
    state.charm_url = value["charm"].text();
    state.task = static_cast<int>(value["action-id"].integer());
    state.installed = value["installed"].boolean();
    state.started = value["started"].boolean();
    state.stopped = value["stopped"].boolean();
    state.removed = value["removed"].boolean();
    state.leader = value["leader"].boolean();
    state.status_set = value["status-set"].boolean();
    state.failed = value["failed"].boolean();
    state.since = from_rfc3339(value["since"].text());
    state.signals = static_cast<int>(value["signals"].integer());
    state.config_hash = value["config-hash"].text();
    state.trust_hash = value["trust-hash"].text();
    state.addresses_hash = value["addresses-hash"].text();
    state.update_status_tick = value["update-status-tick"].integer();
    state.context_id = value["context-id"].text();
    state.process = static_cast<int>(value["process"].integer());
    state.process_start = static_cast<std::uint64_t>(value["process-start"].integer());
    state.boot_id = value["boot-id"].text();
    state.leader_settings_version = value["leader-settings-version"].integer(-1);
    state.last_run = value["last-run"];
    check(state);
    return state;
}

std::optional<UniterState> read_uniter_state(const Model& model, std::string_view unit) {
    const auto entry = model.read(unit_path(unit, "agent"));
    if (!entry)
        return std::nullopt;
    return uniter_state_from_value(entry->value);
}

void put_uniter_state(Change& change, const Model& model, std::string_view unit,
                      const UniterState& state) {
    change.put(model.path(unit_path(unit, "agent")), to_value(state));
}

Value to_value(const RelationRecord& record) {
    return stored_record({{"members", to_value(record.members)},
                          {"application-members", to_value(record.applications)},
                          {"changed-pending", record.changed_pending}});
}

RelationRecord relation_record_from_value(const Value& value) {
    return {versions_from_value(value["members"]),
            versions_from_value(value["application-members"]), value["changed-pending"].text()};
}

std::optional<RelationRecord> read_relation_record(const Model& model, std::string_view unit,
                                                   int relation) {
    const auto entry = model.read(record_path(unit, relation));
    if (!entry)
        return std::nullopt;
    return relation_record_from_value(entry->value);
}

std::map<int, RelationRecord> relation_records(const Model& model, std::string_view unit) {
    std::map<int, RelationRecord> records;
    for (const std::string& node : model.children(unit_path(unit, "relations"))) {
        int id = 0;
        if (std::from_chars(node.data(), node.data() + node.size(), id).ec == std::errc())
            if (auto record = read_relation_record(model, unit, id))
                records.emplace(id, std::move(*record));
    }
    return records;
}

void put_relation_record(Change& change, const Model& model, std::string_view unit, int relation,
                         const RelationRecord& record) {
    change.put(model.path(record_path(unit, relation)), to_value(record));
}

void erase_relation_record(Change& change, const Model& model, std::string_view unit,
                           int relation) {
    change.erase(model.path(record_path(unit, relation)));
}

} // namespace hookbox
