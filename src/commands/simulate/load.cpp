#include "base/error.hpp"
#include "base/quote.hpp"
#include "commands/simulate/hook-subject.hpp"
#include "commands/simulate/operator-config.hpp"
#include "commands/simulate/overrides.hpp"
#include "commands/simulate/secrets.hpp"
#include "commands/simulate/state-node.hpp"
#include "commands/simulate/state.hpp"
#include "model/application.hpp"
#include "model/k8s-spec.hpp"
#include "model/leadership.hpp"
#include "model/names.hpp"

#include <algorithm>

namespace hookbox {
namespace {

constexpr std::string_view other_machine = "1";

std::string unit_name(const std::string& name, const StateNode& node) {
    if (name.empty() && node.is_null())
        node.fail("missing; without --charm it has to be given");
    if (!is_unit_name(name))
        node.fail("invalid unit name " + go_quoted(name));
    return name;
}

Status status_in(const StateNode& node, Time now) {
    node.allow({"status", "message", "data"});
    return {node["status"].one_of(
                {"active", "blocked", "maintenance", "waiting", "unknown", "error", "terminated"},
                "unknown"),
            node["message"].text(), node["data"].value(), now, true};
}

std::set<PortRange> ranges_in(const StateNode& node) {
    std::set<PortRange> ranges;
    for (const StateNode& range : node.items()) {
        try {
            ranges.insert(parse_port_range(range.text()));
        } catch (const UsageError& error) {
            range.fail(error.what());
        }
    }
    return ranges;
}

class Loader {
  public:
    Loader(const Model& model, const StateText& text, const Charm* charm)
        : model_(model), root_(text), charm_(charm) {}

    SimulatedRun load(const RunRequest& request) {
        const std::string first = charm_ == nullptr ? "" : charm_->metadata.name + "/0";
        unit_ = unit_name(root_["unit"].text(first), root_["unit"]);
        application_ = application_of(unit_);
        units_.emplace(unit_, "0");
        run_.overrides = overrides_in(root_);
        std::vector<StatedRelation> relations;
        const std::vector<StateNode> nodes = root_["relations"].items();
        relations.reserve(nodes.size());
        for (const StateNode& node : nodes)
            relations.push_back(relation_in(node, application_, charm_));
        run_.info = choose_run(root_, request, unit_, relations, charm_);
        settle_hook();
        const bool played = charm_ != nullptr || !named_hook(root_, request).empty();
        for (std::size_t i = 0; i < nodes.size(); ++i)
            put_relation_state(nodes[i], relations[i], played);
        put_ports_state();
        put_status_state();
        put_leader_state();
        put_payload_state();
        put_storage_state();
        put_bag(change_, model_, unit_path(unit_, "state"), root_["state"].settings());
        put_k8s_spec(change_, model_, application_,
                     {root_["k8s_spec"].text(), root_["k8s_raw_spec"].text()});
        load_secrets(change_, model_, root_, scopes_, run_);
        put_applications();
        put_units();
        model_.commit(std::move(change_));
        return std::move(run_);
    }

  private:
    void put_relation_state(const StateNode& node, const StatedRelation& stated, bool played) {
        const Relation& relation = stated.relation;
        const std::string& remote = stated.remote_application;
        for (const Endpoint& endpoint : relation.endpoints)
            endpoints_[endpoint.application].emplace(endpoint.name, endpoint.role);
        put_relation(change_, model_, relation);
        scopes_.emplace(relation_tag(relation.key), relation.id);
        if (!relation_ids_.insert(relation.id).second)
            node["id"].fail("there is another relation " + std::to_string(relation.id));
        if (node["broken"].flag())
            run_.overrides.broken->insert(relation.id);

        RelationRecord record;
        record.applications.emplace(remote, 1);
        enter(relation, unit_, node["local_settings"].settings());
        for (const auto& [name, bag] : node["units"].entries()) {
            units_.emplace(name, other_machine);
            enter(relation, name, bag.settings());
            if (!played || has_members(relation.id))
                record.members.emplace(name, 1);
        }
        put_relation_record(change_, model_, unit_, relation.id, record);
        for (const auto& [name, bag] : node["apps"].entries())
            put_bag(change_, model_, application_bag(relation.id, name), bag.settings());
        if (const auto own = node["local_app_settings"].settings(); !own.empty())
            put_bag(change_, model_, application_bag(relation.id, application_), own);
    }

    /// An agent has none yet in a created hook, and none any more in a broken one.
    [[nodiscard]] bool has_members(int relation) const {
        const RunInfo& info = run_.info;
        return info.relation != relation ||
               (info.kind != HookKind::relation_created && info.kind != HookKind::relation_broken);
    }

    void enter(const Relation& relation, const std::string& member, const Settings& settings) {
        enter_scope(change_, model_, relation, member, {});
        put_bag(change_, model_, unit_bag(relation.id, member), settings);
    }

    /// What the hook's kind adds to what was chosen.
    void settle_hook() {
        const RunInfo& info = run_.info;
        if (info.kind == HookKind::relation_broken && info.relation)
            run_.overrides.broken->insert(*info.relation);
        if (info.kind == HookKind::relation_departed)
            run_.departing_unit = root_["hook"]["departing_unit"].text(info.remote_unit);
        choose_secret(root_, run_);
    }

    void put_ports_state() {
        const StateNode ports = root_["ports"];
        if (ports.value().is<Value::List>()) { // the unit's own, of all endpoints
            pending_ports_[unit_][""] = ranges_in(ports);
            return;
        }
        ports.allow({"machine", "app"});
        for (const auto& [name, node] : ports[run_.overrides.caas ? "app" : "machine"].entries()) {
            units_[unit_name(name, node)] = "0";
            Ports& open = pending_ports_[name];
            for (const auto& [endpoint, ranges] : node.entries()) {
                if (!endpoint.empty())
                    endpoints_[application_of(name)].emplace(endpoint, "provider");
                open[endpoint] = ranges_in(ranges);
            }
        }
    }

    void put_status_state() {
        const StateNode status = root_["status"];
        status.allow({"unit", "application", "units"});
        const Time now = model_.now();
        if (!status["unit"].is_null())
            put_unit_status(change_, model_, unit_, status_in(status["unit"], now));
        if (!status["application"].is_null())
            put_application_status(change_, model_, application_,
                                   status_in(status["application"], now));
        if (status["units"].is_null())
            return;
        auto& statuses = run_.overrides.unit_statuses.emplace();
        for (const auto& [name, node] : status["units"].entries()) {
            units_.emplace(unit_name(name, node), other_machine);
            statuses.emplace(name, status_in(node, now));
        }
    }

    void put_leader_state() {
        const bool leads = root_["leader"].flag();
        // A lease that lasts: nobody else is there to lead, or to be led.
        put_lease(change_, model_, application_,
                  {leads ? unit_ : application_ + "/" + std::to_string(unit_number(unit_) + 1),
                   model_.now() + std::chrono::years(1), 0});
        put_bag(change_, model_, leader_bag(application_), root_["leader_settings"].settings());
    }

    void put_payload_state() {
        for (const StateNode& node : root_["payloads"].items()) {
            node.allow({"class", "type", "id", "status", "labels"});
            put_payload(change_, model_, unit_,
                        {node["type"].text(), node["class"].text(), node["id"].text(),
                         node["status"].text("running"), node["labels"].texts()});
        }
    }

    void put_storage_state() {
        for (const auto& [id, node] : root_["storage"].entries()) {
            if (!is_storage_id(id))
                node.fail("invalid storage ID " + go_quoted(id));
            node.allow({"kind", "location"});
            put_storage(change_, model_, unit_,
                        {id, node["kind"].one_of({"filesystem", "block", "unknown"}, "unknown"),
                         node["location"].text()});
        }
    }

    void put_applications() {
        for (const auto& member : units_)
            endpoints_.try_emplace(application_of(member.first));
        for (const auto& [name, endpoints] : endpoints_) {
            const bool own = name == application_ && charm_ != nullptr;
            Application application;
            application.name = name;
            application.charm_url =
                add_charm(change_, model_, own ? *charm_ : simulated_charm(name, endpoints),
                          "simulated " + name)
                    .url();
            if (name == application_)
                application.version = root_["workload_version"].text();
            put_application(change_, model_, application);
            charm_urls_.emplace(name, application.charm_url);
        }
        run_.overrides.any_endpoint = charm_ == nullptr;
        run_.overrides.any_secret = charm_ == nullptr;
        run_.overrides.storage_declared = charm_ == nullptr;
        if (charm_ == nullptr)
            return;
        run_.overrides.config.reset();
        put_operator_config(change_, model_, application_, *charm_, root_["config"]);
    }

    static Charm simulated_charm(const std::string& name,
                                 const std::map<std::string, std::string>& endpoints) {
        Charm charm;
        charm.metadata.name = name;
        for (const auto& [endpoint, role] : endpoints)
            charm.metadata.endpoints[endpoint] = {endpoint, role, endpoint};
        return charm;
    }

    void put_units() {
        for (const auto& [name, machine] : units_) {
            Unit unit;
            unit.name = name;
            unit.machine = machine;
            unit.charm_url = charm_urls_.at(application_of(name));
            if (name == unit_)
                unit.workload_version = root_["workload_version"].text();
            put_unit(change_, model_, unit);
        }
        for (const auto& [name, ports] : pending_ports_)
            put_ports(change_, model_, name, ports);
    }

    const Model& model_;
    StateNode root_;
    const Charm* charm_;
    SimulatedRun run_;
    Change change_;
    std::string unit_, application_;
    std::map<std::string, std::string> units_;                            ///< name → machine
    std::map<std::string, std::map<std::string, std::string>> endpoints_; ///< application → role
    std::map<std::string, std::string> charm_urls_;
    std::map<std::string, Ports> pending_ports_;
    std::map<std::string, int> scopes_; ///< relations by their tags
    std::set<int> relation_ids_;
};

} // namespace

SimulatedRun load_state(const Model& model, const StateText& state, const RunRequest& request,
                        const Charm* charm) {
    StateNode(state).allow({"unit",
                            "context_id",
                            "model_type",
                            "restricted",
                            "private_address",
                            "public_address",
                            "config",
                            "relations",
                            "hook",
                            "leader",
                            "leader_error",
                            "leader_settings",
                            "ports",
                            "status",
                            "storage",
                            "resources",
                            "action",
                            "network",
                            "state",
                            "secrets",
                            "remote_secrets",
                            "next_secret_ids",
                            "goal_state",
                            "payloads",
                            "cloud_spec",
                            "k8s_spec",
                            "k8s_raw_spec",
                            "workload_version",
                            "metrics_allowed"});
    return Loader(model, state, charm).load(request);
}

} // namespace hookbox
