// What a unit's agent must remember to go on after any crash (spec §5.1, §5.6): the operation
// record and one record per relation. Kept in the store so that a hook's writes and its step
// "done" are one commit.
#pragma once

#include "base/clock.hpp"
#include "model/model.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace hookbox {

enum class HookKind {
    install,
    start,
    config_changed,
    upgrade_charm,
    stop,
    remove,
    update_status,
    leader_elected,
    leader_settings_changed,
    secret_expired,
    secret_rotate,
    secret_changed,
    secret_remove,
    storage_attached,
    storage_detaching,
    relation_created,
    relation_joined,
    relation_changed,
    relation_departed,
    relation_broken
};
/// "config-changed"; "relation-joined" without its endpoint, "storage-attached" without its name.
std::string_view hook_kind_name(HookKind kind);
std::optional<HookKind> parse_hook_kind(std::string_view name);
bool is_relation_kind(HookKind kind);
bool is_secret_kind(HookKind kind);
bool is_storage_kind(HookKind kind);

/// Why a hook is to run, for people ("config changed", "retry 2"). No part of its identity: any two
/// compare equal.
struct Cause {
    std::string text;
    friend bool operator==(const Cause&, const Cause&) { return true; }
};

/// Identity of one hook to run.
struct Hook {
    HookKind kind = HookKind::install;
    int relation = -1;                   ///< relation hooks
    std::string remote_unit = {};        ///< "" for created, broken, application-level changed
    std::string remote_application = {}; ///< relation hooks
    std::int64_t change_version = 0;     ///< the bag version this hook delivers
    std::string departing_unit = {};     ///< departed
    /// config-changed: what the three hashes were when this run was decided (spec §1.3).
    std::string config_hash = {}, trust_hash = {}, addresses_hash = {};
    std::string secret = {};       ///< secret hooks: the id
    std::string secret_label = {}; ///< as the unit knows it; "" = none
    /// The one it is about; for secret_rotate and secret_changed the latest one.
    int secret_revision = 0;
    std::string storage = {}; ///< storage hooks: "data/0"
    Cause cause = {};         ///< "" where kind and relation say it all
    friend bool operator==(const Hook&, const Hook&) = default;
};

enum class Operation { install, run_hook, run_action, upgrade, continue_ };
enum class Step { queued, pending, done };
/// Whether the operator has stopped the unit's life; pausing: its stop hook is to succeed first.
enum class Activity { active, pausing, paused };

/// An invalid record (spec §5.1 "Validity") is an Error when put or read, rather than a guess.
struct UniterState {
    Operation operation = Operation::install;
    Step step = Step::queued;
    std::optional<Hook> hook;
    std::optional<Step> hook_step;
    std::string charm_url; ///< during install and upgrade only
    int task = 0; ///< during run_action only: the one that runs; `hook` is what it interrupts
    bool installed = false, started = false, stopped = false, removed = false, leader = false;
    Activity activity = Activity::active;
    bool status_set = false; ///< the charm has called status-set
    bool failed = false;     ///< the pending hook has failed: the unit is in error, nothing runs
    Time since{};            ///< when operation, step or `failed` last changed
    int signals = 0;         ///< TERM or KILL in a row that ended this very hook (spec §1.9)
    std::string config_hash, trust_hash, addresses_hash;
    std::int64_t update_status_tick = 0; ///< of the last committed hook (spec §1.5)
    std::string context_id; ///< secret; the pending hook's processes carry it in their environment
    int process = 0;        ///< leader of the hook's process group while pending
    std::uint64_t process_start = 0;           ///< its start time in clock ticks since boot
    std::string boot_id;                       ///< of the machine when the agent last ran
    std::int64_t leader_settings_version = -1; ///< last told to the charm; -1: none was
    /// What the history is to say of the hook that ran last, until the next one begins; else null.
    Value last_run = {};
    friend bool operator==(const UniterState&, const UniterState&) = default;
};

Value to_value(const UniterState& state);
UniterState uniter_state_from_value(const Value& value);
std::optional<UniterState> read_uniter_state(const Model& model, std::string_view unit);
void put_uniter_state(Change& change, const Model& model, std::string_view unit,
                      const UniterState& state);

/// The unit's position in one relation.
struct RelationRecord {
    std::map<std::string, std::int64_t> members;      ///< unit → last version delivered
    std::map<std::string, std::int64_t> applications; ///< application → last version delivered
    std::string changed_pending; ///< this unit's guaranteed `changed` is due; "" = none
    friend bool operator==(const RelationRecord&, const RelationRecord&) = default;
};

Value to_value(const RelationRecord& record);
RelationRecord relation_record_from_value(const Value& value);
std::optional<RelationRecord> read_relation_record(const Model& model, std::string_view unit,
                                                   int relation);
std::map<int, RelationRecord> relation_records(const Model& model, std::string_view unit);
void put_relation_record(Change& change, const Model& model, std::string_view unit, int relation,
                         const RelationRecord& record);
void erase_relation_record(Change& change, const Model& model, std::string_view unit, int relation);

/// The storage that the unit has been told of, and not told to let go of yet.
struct StorageRecord {
    std::set<std::string> attached;
    friend bool operator==(const StorageRecord&, const StorageRecord&) = default;
};

Value to_value(const StorageRecord& record);
StorageRecord storage_record_from_value(const Value& value);
StorageRecord read_storage_record(const Model& model, std::string_view unit);
void put_storage_record(Change& change, const Model& model, std::string_view unit,
                        const StorageRecord& record);

/// What the unit has been told about secrets.
struct SecretRecord {
    std::map<std::string, int> consumed;                 ///< the latest revision, by secret
    std::map<std::string, std::set<int>> obsolete;       ///< revisions that nobody follows
    std::map<std::pair<std::string, int>, Time> expired; ///< when, by secret and revision
    friend bool operator==(const SecretRecord&, const SecretRecord&) = default;
};

Value to_value(const SecretRecord& record);
SecretRecord secret_record_from_value(const Value& value);
SecretRecord read_secret_record(const Model& model, std::string_view unit);
void put_secret_record(Change& change, const Model& model, std::string_view unit,
                       const SecretRecord& record);

} // namespace hookbox
