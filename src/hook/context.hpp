// What one hook run sees of the model: reads go through (and freeze as spec §3.2 says), writes are
// kept until changes() hands them to the commit that also marks the hook done. Immediate effects
// (spec §3.3) are committed at once. Owned by the agent or by simulate; lives as long as the run.
// Not thread-safe. Reads may block on the store.
// In a restricted run whatever is asked throws Error `not implemented for restricted context not
// implemented`, except unit_status ("unknown"), opened_ports (none), log and changes.
#pragma once

#include "base/address.hpp"
#include "hook/action-run.hpp"
#include "hook/compat.hpp"
#include "hook/network.hpp"
#include "hook/overrides.hpp"
#include "hook/relation-view.hpp"
#include "hook/resource-files.hpp"
#include "hook/secrets-view.hpp"
#include "model/application.hpp"
#include "model/model.hpp"
#include "model/payloads.hpp"
#include "model/ports.hpp"
#include "model/status.hpp"
#include "model/storage.hpp"
#include "model/unit.hpp"
#include "model/uniter-state.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hookbox {

/// Where juju-log goes: the unit's log file, or simulate's list.
using LogSink = std::function<void(const std::string& level, const std::string& module,
                                   const std::string& message)>;

/// What a restricted run says to whatever it does not answer.
inline constexpr const char* restricted_text =
    "not implemented for restricted context not implemented";

/// Which run this is.
struct RunInfo {
    std::string id; ///< the context id; secret
    std::string unit;
    std::string name;            ///< hook or action name; "run-commands"
    std::optional<int> relation; ///< of the hook
    std::string remote_unit;     ///< "" = none
    std::string remote_application;
    std::string storage = {};                     ///< id, of the hook; "" = none
    std::optional<HookKind> kind = {};            ///< nothing for what is no hook
    bool restricted = false;                      ///< meter-status contexts: hardly any tool works
    Compat compat = Compat::juju3;                ///< the Juju whose tools the run sees
    std::string token = {};                       ///< what callers must present; "" on unix sockets
    std::optional<Value> action_parameters = {};  ///< set: an action runs (they may be null)
    std::optional<ResourcePlaces> resources = {}; ///< nothing: there are none
};

enum class Reboot { none, after_hook, now };

struct Metric {
    std::string key, value;
    std::map<std::string, std::string> labels;
};

/// One thing told about a payload.
struct PayloadEvent {
    enum class Kind { registered, status, unregistered };
    Kind kind = Kind::registered;
    std::string id;  ///< "monitor/abc123"
    Payload payload; ///< whole when registered, its status alone when that is set
};

/// Everything a run has done, immediate or deferred; simulate prints it.
struct Effects {
    /// By relation, only those written to: the complete settings after the run, "" = deleted.
    std::map<int, Settings> unit_settings, application_settings;
    PortRequests ports_open, ports_close; ///< pending, in the order of the requests
    std::vector<std::string> port_calls;  ///< of Juju 1.x: "open 80/tcp"
    std::optional<Status> unit_status, application_status;
    std::optional<Settings> state;           ///< the complete charm state, when it was changed
    std::optional<Settings> leader_settings; ///< merged writes, "" deletes; set by any write
    std::optional<std::string> workload_version;
    std::optional<std::string> k8s_spec, k8s_raw_spec;
    PendingSecrets secrets;
    ActionOutcome action;
    Reboot reboot = Reboot::none;
    std::vector<Metric> metrics;
    std::vector<PayloadEvent> payloads;
    std::map<std::string, std::vector<std::int64_t>> storage_add; ///< counts asked for, by name
};

class HookContext {
  public:
    /// `key` opens secrets; without one they cannot be used. It must outlive this.
    HookContext(const Model& model, RunInfo info, LogSink log, Overrides overrides = {},
                const SealingKey* key = nullptr);
    HookContext(const HookContext&) = delete;
    HookContext& operator=(const HookContext&) = delete;
    ~HookContext();

    [[nodiscard]] const RunInfo& info() const noexcept { return info_; }
    [[nodiscard]] const std::string& unit() const noexcept { return info_.unit; }
    [[nodiscard]] const std::string& application() const noexcept { return application_; }
    [[nodiscard]] const std::string& model_uuid() const noexcept { return model_.uuid(); }
    /// True for a k8s ("caas") model, which the fixtures know.
    [[nodiscard]] bool caas() const noexcept { return overrides_.caas; }
    /// True while an action runs.
    [[nodiscard]] bool acting() const noexcept { return action_.has_value(); }

    /// Every option; null where neither value nor default.
    const Value& config();
    /// Throws Error `private address not found` / `public address not found`.
    std::string private_address();
    std::string public_address();
    /// Of an endpoint or extra binding, for `relation` where one applies; nothing for other names.
    std::optional<NetworkInfo> network(const std::string& binding, std::optional<int> relation);
    [[nodiscard]] GoalState goal_state();
    /// Null where the cloud has nothing to tell. Throws Error where there is no cloud.
    [[nodiscard]] Value cloud_spec();
    /// Path of a charm's resource on this machine, where it is put at once if it is not there as it
    /// was given last. Throws Error with the bare reason.
    [[nodiscard]] std::string resource(const std::string& name);
    /// What is attached to the unit, by id; without what is not provisioned yet.
    const std::map<std::string, Storage>& storage();
    /// Deferred; what cannot be had fails the commit.
    void add_storage(const std::string& name, std::int64_t count);
    /// Immediate. The last two throw Error `<id> not found`.
    void register_payload(const Payload& payload);
    void set_payload_status(const std::string& id, const std::string& status);
    void unregister_payload(const std::string& id);
    /// Throws Error unless metrics are collected in this run.
    void add_metric(Metric metric);
    /// `now` is asked for at once and then ends the hook; the other kind waits for its success.
    void request_reboot(Reboot kind);
    /// Called when a reboot is to happen now.
    void on_reboot_now(std::function<void()> act) { reboot_now_ = std::move(act); }

    /// The running action; throws Error `not running an action`.
    ActionRun& action();

    /// Ids for which relation tools work, ascending. `listed` leaves out dead and broken ones.
    std::vector<int> relations(bool listed) const;
    /// Null when the unit is not in that relation. The view lives as long as this.
    RelationView* relation(int id);

    /// Whether this unit leads, good for 30 s; false stays false for this run. Throws Error with
    /// the bare reason when that cannot be told.
    bool is_leader();
    /// Cached until a successful write.
    const Settings& leader_settings();
    /// Immediate. Throws Error `cannot write settings: not the leader`.
    void write_leader_settings(const Settings& writes);

    Status unit_status();
    void set_unit_status(const std::string& status, const std::string& message);
    /// Throw Error `this unit is not the leader`.
    Status application_status();
    void set_application_status(const std::string& status, const std::string& message);
    /// Of all units of this application, by name.
    std::map<std::string, Status> unit_statuses();
    void set_workload_version(const std::string& version);

    /// Stored and pending together.
    Ports opened_ports();
    /// Deferred. Throw Error with Juju's conflict texts.
    void open_port(const std::string& endpoint, const PortRange& range);
    void close_port(const std::string& endpoint, const PortRange& range);
    /// Immediate, as in Juju 1.x, which looks at no other port.
    void set_port(const PortRange& range, bool open);

    /// The charm state with this run's writes.
    const Settings& state();
    /// Deferred. Throws Error when key or value is too long; an empty value is stored as such.
    void set_state(const std::string& key, const std::string& value);
    void delete_state(const std::string& key);

    /// The application's, as stored; "" when none is.
    std::string k8s_spec();
    std::string k8s_raw_spec();
    /// Deferred. Throw Error `this unit is not the leader`.
    void set_k8s_spec(const std::string& spec);
    void set_k8s_raw_spec(const std::string& spec);

    SecretsView& secrets();

    /// Immediate, under the module of juju-log; the message as it is given.
    void log(const std::string& level, const std::string& message);

    /// As of now; the reference holds until the next call.
    [[nodiscard]] const Effects& effects();
    /// The deferred writes (empty when there is no net change) with the checks they rely on; after
    /// a Conflict call it again. Throws Error when they cannot be committed: leadership lost, charm
    /// state too large.
    [[nodiscard]] Change changes();
    /// The same on top of what `change` puts already, which the hook's own writes win over.
    void add_changes(Change& change);

  private:
    void require_full() const; ///< throws in a restricted run
    /// The one this unit uses.
    [[nodiscard]] CharmRecord charm() const;
    const std::vector<DeviceAddress>& addresses();
    std::string own_address();
    void require_leader();
    /// The change happens only under this unit's lead; throws Error `cannot write <what>: …`.
    void require_leadership_for(Change& change, const char* what) const;
    const Ports& stored_ports();
    void require_single(const PortRange& range) const; ///< throws for a range in a k8s model
    std::map<std::string, Ports> ports_of_machine() const;
    /// Throws Error when `range` stands against `pending` requests of the same kind or against what
    /// is open on the machine (spec §7.3).
    void require_free(const char* verb, const PortRange& range, const PortRequests& pending);
    /// The charm's, as far as pending requests name any; throws Error for one it has not.
    std::vector<std::string> endpoints_for_ports() const;
    void flush_relations(Change& change);
    void flush_ports(Change& change);
    void flush_state(Change& change);
    void flush_k8s_spec(Change& change);
    void flush_secrets(Change& change);
    void flush_storage(Change& change) const;

    const Model& model_;
    RunInfo info_;
    LogSink log_;
    Overrides overrides_;
    const SealingKey* key_;
    std::string application_;
    Effects effects_;
    std::optional<ActionRun> action_;
    std::map<int, std::unique_ptr<RelationView>> relations_;
    std::optional<Value> config_;
    std::optional<Settings> leader_settings_, state_;
    std::optional<std::vector<DeviceAddress>> addresses_;
    std::optional<Status> unit_status_;
    std::optional<Ports> ports_; ///< stored
    std::unique_ptr<SecretsView> secrets_;
    std::optional<std::map<std::string, Storage>> storage_;
    std::function<void()> reboot_now_;
    bool lost_leadership_ = false, state_written_ = false;
};

} // namespace hookbox
