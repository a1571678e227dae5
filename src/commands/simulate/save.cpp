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
    Value::Map ports = before.map();
    const char* kind = caas ? "app" : "machine";
    Value::Map units = ports[kind].map();
    units[unit] = to_value(read_ports(model, unit));
    ports[kind] = std::move(units);
    return ports;
}

} // namespace

Value saved_state(const Model& model, const Value& state, const SealingKey& key) {
    Value::Map saved = state.map();
    const std::string unit = state["unit"].text();
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
    save_secrets(saved, model, key);
    return saved;
}

} // namespace hookbox
