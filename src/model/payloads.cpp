#include "model/payloads.hpp"

#include "model/unit.hpp"

namespace hookbox {
namespace {

using Payloads = std::map<std::string, Payload>;

std::string node_of(std::string_view unit) {
    return unit_path(unit, "payloads");
}

Payloads payloads_from_value(const Value& record) {
    Payloads payloads;
    for (const auto& [full_id, value] : record["payloads"].map()) {
        Payload payload{value["type"].text(),
                        value["class"].text(),
                        value["id"].text(),
                        value["status"].text(),
                        {}};
        for (const Value& label : value["labels"].list())
            payload.labels.push_back(label.text());
        payloads.emplace(full_id, std::move(payload));
    }
    return payloads;
}

void put_all(Change& change, const Model& model, std::string_view unit, const Payloads& payloads) {
    Value::Map map;
    for (const auto& [id, payload] : payloads)
        map.emplace(
            id, Value::Map{{"type", payload.type},
                           {"class", payload.payload_class},
                           {"id", payload.id},
                           {"status", payload.status},
                           {"labels", Value::List(payload.labels.begin(), payload.labels.end())}});
    change.put(model.path(node_of(unit)), stored_record({{"payloads", std::move(map)}}));
}

/// All of the unit's, relied on by `change`.
Payloads pinned(Change& change, const Model& model, std::string_view unit) {
    if (const Value* pending = change.pending(model.path(node_of(unit))))
        return payloads_from_value(*pending);
    model.pin(change, node_of(unit));
    return read_payloads(model, unit);
}

Payload& require(Payloads& payloads, const std::string& full_id) {
    const auto found = payloads.find(full_id);
    if (found == payloads.end())
        throw NotFound(full_id + " not found");
    return found->second;
}

} // namespace

std::string payload_id(const std::string& payload_class, const std::string& id) {
    return id.empty() ? payload_class : payload_class + "/" + id;
}

std::string Payload::full_id() const {
    return payload_id(payload_class, id);
}

Payloads read_payloads(const Model& model, std::string_view unit) {
    const auto entry = model.read(node_of(unit));
    return entry ? payloads_from_value(entry->value) : Payloads();
}

void put_payload(Change& change, const Model& model, std::string_view unit,
                 const Payload& payload) {
    Payloads payloads = pinned(change, model, unit);
    payloads[payload.full_id()] = payload;
    put_all(change, model, unit, payloads);
}

void set_payload_status(Change& change, const Model& model, std::string_view unit,
                        const std::string& full_id, const std::string& status) {
    Payloads payloads = pinned(change, model, unit);
    require(payloads, full_id).status = status;
    put_all(change, model, unit, payloads);
}

void erase_payload(Change& change, const Model& model, std::string_view unit,
                   const std::string& full_id) {
    Payloads payloads = pinned(change, model, unit);
    require(payloads, full_id);
    payloads.erase(full_id);
    put_all(change, model, unit, payloads);
}

} // namespace hookbox
