#include "commands/simulate/secrets.hpp"
#include "commands/simulate/state-node.hpp"
#include "commands/simulate/state.hpp"
#include "model/k8s-spec.hpp"
#include "model/leadership.hpp"
#include "model/names.hpp"

namespace hookbox {
namespace {

Value status_value(const Status& status) {
    return Value::Map{{"status", status.status},
                      {"message", text_value(status.message)},
                      {"data", status.data.is_null() ? Value(Value::Map{}) : status.data}};
}

Value saved_relation(const Model& model, const std::string& unit, const Value& before) {
    Value::Map relation = before.map();
    const int id = static_cast<int>(before["id"].integer());
    // What a charm's metadata has added; the next run may be without the charm.
    const Relation stored = find_relation(model, id).value();
    relation.emplace("remote_app", stored.remote(application_of(unit)).application);
    if (before["key"].is_null() && stored.endpoints.front().application != application_of(unit))
        relation["key"] = stored.key;
    relation["local_settings"] = settings_value(read_bag(model, unit_bag(id, unit)).settings);
    const std::string application = application_of(unit);
    const Value own = settings_value(read_bag(model, application_bag(id, application)).settings);
    relation["local_app_settings"] = own;
    if (!before["apps"][application].is_null()) {
        Value::Map applications = before["apps"].map();
        applications[application] = own;
        relation["apps"] = std::move(applications);
    }
    return relation;
}

Value saved_status(const Model& model, const std::string& unit, const Value& before) {
    const Status now = read_unit_status(model, unit);
    Value::Map status = before.map();
    status["unit"] = status_value(now);
    status["application"] = status_value(read_application_status(model, application_of(unit)));
    if (!before["units"][unit].is_null() && status["unit"] != before["unit"]) {
        Value::Map units = before["units"].map();
        units[unit] = status_value(now);
        status["units"] = std::move(units);
    }
    return status;
}

Value saved_ports(const Model& model, const std::string& unit, const Value& before, bool caas) {
    Value::Map ports = before.is<Value::Map>() ? before.map() : Value::Map{};
    const char* kind = caas ? "app" : "machine";
    Value::Map units = ports[kind].map();
    units[unit] = to_value(read_ports(model, unit));
    ports[kind] = std::move(units);
    return ports;
}

Value saved_payloads(const Model& model, const std::string& unit) {
    Value::List list;
    for (const auto& [id, payload] : read_payloads(model, unit)) {
        Value::List labels;
        for (const std::string& label : payload.labels)
            labels.push_back(text_value(label));
        list.push_back(Value::Map{{"class", text_value(payload.payload_class)},
                                  {"type", text_value(payload.type)},
                                  {"id", text_value(payload.id)},
                                  {"status", payload.status},
                                  {"labels", std::move(labels)}});
    }
    return list;
}

} // namespace

Value saved_state(const Model& model, const Value& state, const SimulatedRun& run) {
    Value::Map saved = state.map();
    const std::string& unit = run.info.unit;
    saved["unit"] = unit;
    Value::List relations;
    for (const Value& relation : state["relations"].list())
        relations.push_back(saved_relation(model, unit, relation));
    saved["relations"] = std::move(relations);
    saved["ports"] = saved_ports(model, unit, state["ports"], state["model_type"] == Value("caas"));
    saved["status"] = saved_status(model, unit, state["status"]);
    saved["leader_settings"] =
        settings_value(read_bag(model, leader_bag(application_of(unit))).settings);
    saved["state"] = settings_value(read_bag(model, unit_path(unit, "state")).settings);
    const K8sSpec spec = read_k8s_spec(model, application_of(unit));
    if (!spec.pod.empty())
        saved["k8s_spec"] = text_value(spec.pod);
    if (!spec.raw.empty())
        saved["k8s_raw_spec"] = text_value(spec.raw);
    if (const std::string version = require_unit(model, unit).workload_version; !version.empty())
        saved["workload_version"] = text_value(version);
    if (Value payloads = saved_payloads(model, unit);
        !payloads.list().empty() || state["payloads"].is<Value::List>())
        saved["payloads"] = std::move(payloads);
    save_secrets(saved, model, run.key);
    return saved;
}

} // namespace hookbox
