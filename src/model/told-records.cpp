#include "model/unit.hpp"
#include "model/uniter-state.hpp"

namespace hookbox {

Value to_value(const SecretRecord& record) {
    Value::Map obsolete, expired;
    for (const auto& [id, revisions] : record.obsolete)
        obsolete.emplace(id, Value::List(revisions.begin(), revisions.end()));
    for (const auto& [revision, time] : record.expired)
        expired.emplace(revision.first + "/" + std::to_string(revision.second), to_rfc3339(time));
    return stored_record({{"consumed", Value::Map(record.consumed.begin(), record.consumed.end())},
                          {"obsolete", std::move(obsolete)},
                          {"expired", std::move(expired)}});
}

SecretRecord secret_record_from_value(const Value& value) {
    SecretRecord record;
    for (const auto& [id, revision] : value["consumed"].map())
        record.consumed.emplace(id, static_cast<int>(revision.integer()));
    for (const auto& [id, revisions] : value["obsolete"].map())
        for (const Value& revision : revisions.list())
            record.obsolete[id].insert(static_cast<int>(revision.integer()));
    for (const auto& [revision, time] : value["expired"].map()) {
        const auto slash = revision.find('/');
        record.expired.emplace(
            std::pair(revision.substr(0, slash), std::stoi(revision.substr(slash + 1))),
            from_rfc3339(time.text()));
    }
    return record;
}

SecretRecord read_secret_record(const Model& model, std::string_view unit) {
    const auto entry = model.read(unit_path(unit, "secrets"));
    return entry ? secret_record_from_value(entry->value) : SecretRecord{};
}

void put_secret_record(Change& change, const Model& model, std::string_view unit,
                       const SecretRecord& record) {
    change.put(model.path(unit_path(unit, "secrets")), to_value(record));
}

Value to_value(const StorageRecord& record) {
    return stored_record(
        {{"attached", Value::List(record.attached.begin(), record.attached.end())}});
}

StorageRecord storage_record_from_value(const Value& value) {
    StorageRecord record;
    for (const Value& id : value["attached"].list())
        record.attached.insert(id.text());
    return record;
}

StorageRecord read_storage_record(const Model& model, std::string_view unit) {
    const auto entry = model.read(unit_path(unit, "attached"));
    return entry ? storage_record_from_value(entry->value) : StorageRecord{};
}

void put_storage_record(Change& change, const Model& model, std::string_view unit,
                        const StorageRecord& record) {
    change.put(model.path(unit_path(unit, "attached")), to_value(record));
}

} // namespace hookbox
