#include "base/file.hpp"
#include "base/quote.hpp"
#include "commands/simulate/overrides.hpp"
#include "commands/simulate/secrets.hpp"
#include "commands/simulate/state-node.hpp"
#include "commands/simulate/state.hpp"
#include "model/application.hpp"
#include "model/k8s-spec.hpp"
#include "model/leadership.hpp"
#include "model/names.hpp"

namespace hookbox {
namespace {

constexpr std::string_view other_machine = "1";

/// "wordpress/0-db-relation-changed-4567" → "db-relation-changed".
std::string hook_in(const std::string& context_id) {
    const auto start = context_id.find('-', context_id.find('/'));
    const auto end = context_id.rfind('-');
    if (start == std::string::npos || end <= start)
        return "run-commands";
    return context_id.substr(start + 1, end - start - 1);
}

/// A state knows a hook by its name alone.
std::optional<HookKind> kind_of(const std::string& name, bool in_relation) {
    const auto end = in_relation ? name.rfind("-relation-") : std::string::npos;
    return parse_hook_kind(end == std::string::npos ? name : name.substr(end + 1));
}

std::string unit_name(const std::string& name, const StateNode& node) {
    if (!is_unit_name(name))
        node.fail("invalid unit name " + go_quoted(name));
    return name;
}

/// "wordpress:db" as an endpoint; `role` as it follows from the place in the relation's key.
Endpoint endpoint_in(std::string_view text, std::string_view role) {
    const auto colon = std::min(text.find(':'), text.size());
    Endpoint endpoint;
    endpoint.application = text.substr(0, colon);
    endpoint.name = text.substr(std::min(colon + 1, text.size()));
    endpoint.role = role;
    endpoint.interface = endpoint.name;
    return endpoint;
}

Status status_in(const StateNode& node, Time now) {
    return {node["status"].text("unknown"), node["message"].text(), node["data"].value(), now,
            true};
}

Ports ports_in(const StateNode& node) {
    Ports ports;
    for (const auto& [endpoint, ranges] : node.entries())
        for (const StateNode& range : ranges.items()) {
            try {
                ports[endpoint].insert(parse_port_range(range.text()));
            } catch (const UsageError& error) {
                range.fail(error.what());
            }
        }
    return ports;
}

class Loader {
  public:
    Loader(const Model& model, const StateNode& root) : model_(model), root_(root) {}

    SimulatedRun load() {
        read_run();
        for (const StateNode& relation : root_["relations"].items())
            put_relation_state(relation);
        put_ports_state();
        put_status_state();
        put_leader_state();
        put_payload_state();
        put_storage_state();
        put_bag(change_, model_, unit_path(unit(), "state"), root_["state"].settings());
        put_k8s_spec(change_, model_, application_,
                     {root_["k8s_spec"].text(), root_["k8s_raw_spec"].text()});
        load_secrets(change_, model_, root_, scopes_, run_);
        put_applications();
        put_units();
        model_.commit(std::move(change_));
        return std::move(run_);
    }

  private:
    const std::string& unit() const { return run_.info.unit; }

    void read_run() {
        RunInfo& info = run_.info;
        info.unit = unit_name(root_["unit"].text(), root_["unit"]);
        application_ = application_of(info.unit);
        units_.emplace(info.unit, "0");
        info.id = root_["context_id"].text();
        if (info.id.empty())
            info.id = random_hex(16);
        const StateNode hook = root_["hook"];
        info.name = hook["name"].text(hook_in(info.id));
        if (!hook["relation_id"].is_null())
            info.relation = hook["relation_id"].number();
        info.kind = kind_of(info.name, info.relation.has_value());
        info.remote_unit = hook["remote_unit"].text();
        info.remote_application = hook["remote_app"].text();
        info.restricted = root_["restricted"].flag();
        if (!root_["action"].is_null())
            info.action_parameters = root_["action"]["params"].value();
        run_.overrides = overrides_in(root_);
    }

    void put_relation_state(const StateNode& node) {
        node.allow({"id", "name", "key", "remote_app", "life", "suspended", "broken", "units",
                    "apps", "local_settings", "local_app_settings"});
        const std::string remote = node["remote_app"].text();
        if (!is_application_name(remote))
            node["remote_app"].fail("invalid application name " + go_quoted(remote));
        const Relation relation = relation_in(node, remote);
        put_relation(change_, model_, relation);
        scopes_.emplace(relation_tag(relation.key), relation.id);
        if (node["broken"].flag())
            run_.overrides.broken->insert(relation.id);

        RelationRecord record;
        record.applications.emplace(remote, 1);
        enter(relation, unit(), node["local_settings"].settings());
        for (const auto& [name, bag] : node["units"].entries()) {
            units_.emplace(unit_name(name, node["units"]), other_machine);
            enter(relation, name, bag.settings());
            record.members.emplace(name, 1);
        }
        put_relation_record(change_, model_, unit(), relation.id, record);
        for (const auto& [name, bag] : node["apps"].entries())
            put_bag(change_, model_, application_bag(relation.id, name), bag.settings());
        if (const auto own = node["local_app_settings"].settings(); !own.empty())
            put_bag(change_, model_, application_bag(relation.id, application_), own);
    }

    Relation relation_in(const StateNode& node, const std::string& remote) {
        Relation relation;
        relation.id = node["id"].number();
        const std::string name = node["name"].text();
        const std::string local = application_ + ":" + name;
        const std::string simplest =
            remote == application_ ? local : local + " " + remote + ":" + name;
        relation.key = node["key"].text(simplest);
        const auto blank = relation.key.find(' ');
        if (blank == std::string::npos)
            relation.endpoints = {endpoint_in(relation.key, "peer")};
        else
            relation.endpoints = {
                endpoint_in(std::string_view(relation.key).substr(0, blank), "requirer"),
                endpoint_in(std::string_view(relation.key).substr(blank + 1), "provider")};
        if (relation.local(application_) == nullptr)
            node["key"].fail("no endpoint of " + application_);
        for (const Endpoint& endpoint : relation.endpoints)
            endpoints_[endpoint.application].emplace(endpoint.name, endpoint.role);
        try {
            relation.life = parse_life(node["life"].text("alive"));
        } catch (const Error& error) {
            node["life"].fail(error.what());
        }
        relation.suspended = node["suspended"].flag();
        return relation;
    }

    void enter(const Relation& relation, const std::string& member, const Settings& settings) {
        enter_scope(change_, model_, relation, member, {});
        put_bag(change_, model_, unit_bag(relation.id, member), settings);
    }

    void put_ports_state() {
        const StateNode ports = root_["ports"];
        ports.allow({"machine", "app"});
        for (const auto& [name, node] : ports[run_.overrides.caas ? "app" : "machine"].entries()) {
            units_[unit_name(name, node)] = "0";
            for (const auto& endpoint : node.entries())
                if (!endpoint.first.empty())
                    endpoints_[application_of(name)].emplace(endpoint.first, "provider");
            pending_ports_.emplace(name, ports_in(node));
        }
    }

    void put_status_state() {
        const StateNode status = root_["status"];
        status.allow({"unit", "application", "units"});
        const Time now = model_.now();
        if (!status["unit"].is_null())
            put_unit_status(change_, model_, unit(), status_in(status["unit"], now));
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
                  {leads ? unit() : application_ + "/" + std::to_string(unit_number(unit()) + 1),
                   model_.now() + std::chrono::years(1), 0});
        put_bag(change_, model_, leader_bag(application_), root_["leader_settings"].settings());
    }

    void put_payload_state() {
        for (const StateNode& node : root_["payloads"].items()) {
            node.allow({"class", "type", "id", "status", "labels"});
            put_payload(change_, model_, unit(),
                        {node["type"].text(), node["class"].text(), node["id"].text(),
                         node["status"].text("running"), node["labels"].texts()});
        }
    }

    void put_storage_state() {
        run_.info.storage = root_["hook"]["storage"].text();
        run_.overrides.storage_declared = true;
        for (const auto& [id, node] : root_["storage"].entries()) {
            if (!is_storage_id(id))
                node.fail("invalid storage ID " + go_quoted(id));
            node.allow({"kind", "location"});
            put_storage(change_, model_, unit(),
                        {id, node["kind"].text("unknown"), node["location"].text()});
        }
    }

    void put_applications() {
        for (const auto& member : units_)
            endpoints_.try_emplace(application_of(member.first));
        for (const auto& [name, endpoints] : endpoints_) {
            Charm charm;
            charm.metadata.name = name;
            for (const auto& [endpoint, role] : endpoints)
                charm.metadata.endpoints[endpoint] = {endpoint, role, endpoint};
            Application application;
            application.name = name;
            application.charm_url = add_charm(change_, model_, charm, "simulated " + name).url();
            put_application(change_, model_, application);
            charm_urls_.emplace(name, application.charm_url);
        }
    }

    void put_units() {
        for (const auto& [name, machine] : units_) {
            Unit unit;
            unit.name = name;
            unit.machine = machine;
            unit.charm_url = charm_urls_.at(application_of(name));
            put_unit(change_, model_, unit);
        }
        for (const auto& [name, ports] : pending_ports_)
            put_ports(change_, model_, name, ports);
    }

    const Model& model_;
    const StateNode& root_;
    SimulatedRun run_;
    Change change_;
    std::string application_;
    std::map<std::string, std::string> units_;                            ///< name → machine
    std::map<std::string, std::map<std::string, std::string>> endpoints_; ///< application → role
    std::map<std::string, std::string> charm_urls_;
    std::map<std::string, Ports> pending_ports_;
    std::map<std::string, int> scopes_; ///< relations by their tags
};

} // namespace

SimulatedRun load_state(const Model& model, const Value& state, const std::string& source) {
    const StateNode root(state, source + ": ");
    root.allow(
        {"unit",           "context_id",      "model_type",     "restricted", "private_address",
         "public_address", "config",          "relations",      "hook",       "leader",
         "leader_error",   "leader_settings", "ports",          "status",     "storage",
         "resources",      "action",          "network",        "state",      "secrets",
         "remote_secrets", "next_secret_ids", "goal_state",     "payloads",   "cloud_spec",
         "k8s_spec",       "k8s_raw_spec",    "metrics_allowed"});
    return Loader(model, root).load();
}

} // namespace hookbox
