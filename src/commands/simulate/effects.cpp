#include "commands/simulate/effects.hpp"

#include "commands/simulate/secrets.hpp"
#include "commands/simulate/state-node.hpp"

namespace hookbox {
namespace {

Value requests_value(const PortRequests& requests) {
    Value::Map map;
    for (const auto& [endpoint, ranges] : requests) {
        Value::List texts;
        for (const PortRange& range : ranges)
            texts.emplace_back(range.text());
        map.emplace(endpoint, std::move(texts));
    }
    return map;
}

Value status_effect(const Status& status) {
    return Value::Map{{"status", status.status}, {"message", text_value(status.message)}};
}

Value relations_value(const Effects& effects) {
    std::map<std::string, Value::Map> relations;
    for (const auto& [id, settings] : effects.unit_settings)
        relations[std::to_string(id)]["unit"] = settings_value(settings);
    for (const auto& [id, settings] : effects.application_settings)
        relations[std::to_string(id)]["app"] = settings_value(settings);
    return Value::Map(relations.begin(), relations.end());
}

Value log_value(const std::vector<LogLine>& log) {
    Value::List lines;
    for (const LogLine& line : log)
        lines.push_back(Value::Map{
            {"level", line.level}, {"module", line.module}, {"message", text_value(line.message)}});
    return lines;
}

Value results_value(const Value::Map& results) {
    Value::Map map;
    for (const auto& [key, value] : results)
        map.emplace(key,
                    value.is<Value::Map>() ? results_value(value.map()) : text_value(value.text()));
    return map;
}

Value action_value(const ActionOutcome& action) {
    Value::Map map;
    if (!action.results.empty())
        map.emplace("results", results_value(action.results));
    if (action.failure) {
        map.emplace("failed", true);
        map.emplace("message", text_value(*action.failure));
    }
    Value::List log;
    for (const std::string& message : action.log)
        log.push_back(text_value(message));
    if (!log.empty())
        map.emplace("log", std::move(log));
    return map;
}

Value metrics_value(const std::vector<Metric>& metrics) {
    Value::List list;
    for (const Metric& metric : metrics)
        list.push_back(Value::Map{
            {"key", text_value(metric.key)},
            {"value", text_value(metric.value)},
            {"labels", metric.labels.empty() ? Value() : settings_value(metric.labels)}});
    return list;
}

Value payload_value(const PayloadEvent& event) {
    const Payload& payload = event.payload;
    const auto pair = [](const char* kind, Value what) {
        return Value::Map{{kind, std::move(what)}};
    };
    if (event.kind == PayloadEvent::Kind::unregistered)
        return pair("untrack", text_value(event.id));
    if (event.kind == PayloadEvent::Kind::status)
        return pair("status", Value::Map{{"id", text_value(event.id)}, {"status", payload.status}});
    Value::List labels;
    for (const std::string& label : payload.labels)
        labels.push_back(text_value(label));
    return pair("track", Value::Map{{"class", text_value(payload.payload_class)},
                                    {"id", text_value(payload.id)},
                                    {"labels", std::move(labels)},
                                    {"status", payload.status},
                                    {"type", text_value(payload.type)}});
}

Value payloads_value(const std::vector<PayloadEvent>& events) {
    Value::List list;
    for (const PayloadEvent& event : events)
        list.push_back(payload_value(event));
    return list;
}

Value counts_value(const std::map<std::string, std::vector<std::int64_t>>& counts) {
    Value::Map map;
    for (const auto& [name, list] : counts)
        map.emplace(name, Value::List(list.begin(), list.end()));
    return map;
}

} // namespace

Value effects_value(const Effects& effects, const std::vector<LogLine>& log) {
    Value::Map map;
    if (!effects.unit_settings.empty() || !effects.application_settings.empty())
        map.emplace("relations", relations_value(effects));
    if (!effects.port_calls.empty())
        map.emplace("ports", Value::List(effects.port_calls.begin(), effects.port_calls.end()));
    if (!effects.ports_open.empty())
        map.emplace("ports_open", requests_value(effects.ports_open));
    if (!effects.ports_close.empty())
        map.emplace("ports_close", requests_value(effects.ports_close));
    if (!log.empty())
        map.emplace("log", log_value(log));
    if (effects.unit_status)
        map.emplace("unit_status", status_effect(*effects.unit_status));
    if (effects.application_status)
        map.emplace("application_status", status_effect(*effects.application_status));
    if (effects.state)
        map.emplace("state", settings_value(*effects.state));
    if (effects.leader_settings)
        map.emplace("leader_settings", settings_value(*effects.leader_settings));
    if (effects.workload_version)
        map.emplace("workload_version", text_value(*effects.workload_version));
    if (effects.k8s_spec)
        map.emplace("k8s_spec", text_value(*effects.k8s_spec));
    if (effects.k8s_raw_spec)
        map.emplace("k8s_raw_spec", text_value(*effects.k8s_raw_spec));
    if (!effects.secrets.empty())
        map.emplace("secrets", pending_secrets_value(effects.secrets));
    if (effects.reboot != Reboot::none)
        map.emplace("reboot", effects.reboot == Reboot::now ? "now" : "after-hook");
    if (!effects.metrics.empty())
        map.emplace("metrics", metrics_value(effects.metrics));
    if (!effects.payloads.empty())
        map.emplace("payloads", payloads_value(effects.payloads));
    if (!effects.storage_add.empty())
        map.emplace("storage_add", counts_value(effects.storage_add));
    if (const Value action = action_value(effects.action); !action.map().empty())
        map.emplace("action", action);
    return map;
}

} // namespace hookbox
