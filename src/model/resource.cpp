#include "model/resource.hpp"

#include "model/unit.hpp"

namespace hookbox {
namespace {

std::string resources_path(std::string_view application) {
    return "applications/" + std::string(application) + "/resources";
}

std::map<std::string, Resource> read_all(const Model& model, const std::string& path) {
    std::map<std::string, Resource> resources;
    if (const auto entry = model.read(path))
        for (const auto& [name, value] : entry->value["resources"].map())
            resources[name] = {.content = {value["fingerprint"].text(), value["size"].integer()},
                               .since = from_rfc3339(value["since"].text())};
    return resources;
}

/// One more among those that are there, as the change leaves them so far.
void put_one(Change& change, const Model& model, const std::string& path, const std::string& name,
             const Resource& resource) {
    Value::Map all;
    if (const Value* pending = change.pending(model.path(path))) {
        all = (*pending)["resources"].map();
    } else if (const auto entry = model.read(path)) {
        all = entry->value["resources"].map();
        change.require(model.path(path), entry->version);
    } else {
        change.require(model.path(path), 0);
    }
    all[name] = Value::Map{{"fingerprint", resource.content.hex},
                           {"size", resource.content.size},
                           {"since", to_rfc3339(resource.since)}};
    change.put(model.path(path), stored_record({{"resources", std::move(all)}}));
}

} // namespace

std::map<std::string, Resource> read_resources(const Model& model, std::string_view application) {
    return read_all(model, resources_path(application));
}

void put_resource(Change& change, const Model& model, std::string_view application,
                  const std::string& name, const Resource& resource) {
    put_one(change, model, resources_path(application), name, resource);
}

std::map<std::string, Resource> read_unit_resources(const Model& model, std::string_view unit) {
    return read_all(model, unit_path(unit, "resources"));
}

void put_unit_resource(Change& change, const Model& model, std::string_view unit,
                       const std::string& name, const Resource& resource) {
    put_one(change, model, unit_path(unit, "resources"), name, resource);
}

} // namespace hookbox
