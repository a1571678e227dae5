#include "model/application.hpp"

namespace hookbox {
namespace {

constexpr std::string_view scheme = "local:";

std::string node_of(const std::string& name, int revision) {
    return name + "-" + std::to_string(revision);
}

CharmRecord charm_from_value(const Value& value) {
    CharmRecord record;
    record.name = value["name"].text();
    record.revision = static_cast<int>(value["revision"].integer());
    record.sha256 = value["sha256"].text();
    record.metadata = metadata_from_value(value["metadata"]);
    record.config = config_schema_from_value(value["config"]);
    record.actions = action_specs_from_value(value["actions"]);
    return record;
}

} // namespace

std::string CharmRecord::url() const {
    return std::string(scheme) + node_of(name, revision);
}

CharmRecord require_charm(const Model& model, std::string_view url) {
    const std::string node(url.starts_with(scheme) ? url.substr(scheme.size()) : url);
    if (const auto entry = model.read("charms/" + node); entry && !node.empty())
        return charm_from_value(entry->value);
    throw NotFound("charm \"" + std::string(url) + "\" not found");
}

CharmRecord add_charm(Change& change, const Model& model, const Charm& charm,
                      const std::string& sha256) {
    const std::string& name = charm.metadata.name;
    for (const std::string& node : model.children("charms"))
        if (node.starts_with(name + "-"))
            if (const auto entry = model.read("charms/" + node);
                entry && entry->value["name"].text() == name &&
                entry->value["sha256"].text() == sha256)
                return charm_from_value(entry->value);

    return add_charm_revision(change, model, charm, sha256);
}

CharmRecord add_charm_revision(Change& change, const Model& model, const Charm& charm,
                               const std::string& sha256) {
    const std::string& name = charm.metadata.name;
    CharmRecord record;
    record.name = name;
    record.revision = static_cast<int>(model.next(change, "charm-" + name));
    record.sha256 = sha256;
    record.metadata = charm.metadata;
    record.config = charm.config;
    record.actions = charm.actions;
    const std::string path = model.path("charms/" + node_of(name, record.revision));
    change.require(path, 0);
    change.put(path, stored_record({{"name", name},
                                    {"revision", record.revision},
                                    {"sha256", sha256},
                                    {"metadata", to_value(charm.metadata)},
                                    {"config", to_value(charm.config)},
                                    {"actions", to_value(charm.actions)}}));
    return record;
}

} // namespace hookbox
