#include "model/storage.hpp"

#include "model/names.hpp"
#include "model/unit.hpp"

#include <algorithm>

namespace hookbox {
namespace {

// Ids and unit names have the same shape, and so have their nodes.

std::string storage_path(std::string_view unit, std::string_view id) {
    return unit_path(unit, "storage/" + unit_node(id));
}

std::string instance_path(std::string_view id) {
    return "storage/" + unit_node(id);
}

std::string directives_path(std::string_view application) {
    return "applications/" + std::string(application) + "/storage";
}

Storage storage_from_value(std::string id, const Value& value) {
    Storage storage{std::move(id), value["kind"].text(), value["location"].text()};
    storage.pending = value["pending"].boolean();
    storage.problem = value["problem"].text();
    if (const Value& life = value["life"]; !life.is_null())
        storage.life = parse_life(life.text());
    if (const Value& since = value["since"]; !since.is_null())
        storage.since = from_rfc3339(since.text());
    return storage;
}

} // namespace

std::map<std::string, Storage> read_storage(const Model& model, std::string_view unit) {
    std::map<std::string, Storage> storage;
    for (const std::string& node : model.children(unit_path(unit, "storage"))) {
        const std::string id = unit_of_node(node);
        if (auto found = find_storage(model, unit, id))
            storage.emplace(id, std::move(*found));
    }
    return storage;
}

std::optional<Storage> find_storage(const Model& model, std::string_view unit,
                                    std::string_view id) {
    const auto entry = model.read(storage_path(unit, id));
    if (!entry)
        return std::nullopt;
    return storage_from_value(std::string(id), entry->value);
}

void put_storage(Change& change, const Model& model, std::string_view unit,
                 const Storage& storage) {
    change.put(model.path(storage_path(unit, storage.id)),
               stored_record({{"kind", storage.kind},
                              {"location", storage.location},
                              {"pending", storage.pending},
                              {"life", life_name(storage.life)},
                              {"problem", storage.problem},
                              {"since", to_rfc3339(storage.since)}}));
}

std::string storage_name(std::string_view id) {
    return application_of(id);
}

std::optional<StorageInstance> find_storage_instance(const Model& model, std::string_view id) {
    const auto entry = model.read(instance_path(id));
    if (!entry)
        return std::nullopt;
    StorageInstance instance;
    instance.id = id;
    instance.kind = entry->value["kind"].text();
    instance.pool = entry->value["pool"].text();
    instance.size = entry->value["size"].integer();
    instance.number = entry->value["number"].integer();
    instance.unit = entry->value["unit"].text();
    instance.life = parse_life(entry->value["life"].text());
    instance.keep_files = entry->value["keep-files"].boolean();
    instance.since = from_rfc3339(entry->value["since"].text());
    instance.as_read = entry->version;
    return instance;
}

StorageInstance require_storage_instance(const Model& model, std::string_view id) {
    if (auto instance = find_storage_instance(model, id))
        return std::move(*instance);
    throw NotFound("storage instance \"" + std::string(id) + "\" not found");
}

std::vector<StorageInstance> all_storage_instances(const Model& model) {
    std::vector<StorageInstance> instances;
    for (const std::string& node : model.children("storage"))
        if (auto instance = find_storage_instance(model, unit_of_node(node)))
            instances.push_back(std::move(*instance));
    std::ranges::sort(instances, [](const StorageInstance& left, const StorageInstance& right) {
        return natural_less(left.id, right.id);
    });
    return instances;
}

void put_storage_instance(Change& change, const Model& model, const StorageInstance& instance) {
    const std::string path = model.path(instance_path(instance.id));
    change.require(path, instance.as_read);
    change.put(path, stored_record({{"kind", instance.kind},
                                    {"pool", instance.pool},
                                    {"size", instance.size},
                                    {"number", instance.number},
                                    {"unit", instance.unit},
                                    {"life", life_name(instance.life)},
                                    {"keep-files", instance.keep_files},
                                    {"since", to_rfc3339(instance.since)}}));
}

void erase_storage_instance(Change& change, const Model& model, const StorageInstance& instance) {
    const std::string path = model.path(instance_path(instance.id));
    change.require(path, instance.as_read);
    change.erase(path);
}

StorageDirectives read_storage_directives(const Model& model, std::string_view application) {
    StorageDirectives directives;
    if (const auto entry = model.read(directives_path(application)))
        for (const auto& [name, directive] : entry->value["storage"].map())
            directives[name] = {directive["pool"].text(), directive["size"].integer(),
                                directive["count"].integer()};
    return directives;
}

void put_storage_directives(Change& change, const Model& model, std::string_view application,
                            const StorageDirectives& directives) {
    Value::Map map;
    for (const auto& [name, directive] : directives)
        map[name] = Value::Map{
            {"pool", directive.pool}, {"size", directive.size}, {"count", directive.count}};
    change.put(model.path(directives_path(application)),
               stored_record({{"storage", std::move(map)}}));
}

} // namespace hookbox
