// Applications and the charms they run.
#pragma once

#include "charm/charm.hpp"
#include "model/model.hpp"
#include "model/relation.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hookbox {

/// A charm the store knows; its files are in the home's charms/<sha256>/.
struct CharmRecord {
    std::string name;
    int revision = 0;
    std::string sha256;
    CharmMetadata metadata;
    ConfigSchema config;
    ActionSpecs actions;

    [[nodiscard]] std::string url() const; ///< "local:<name>-<revision>"
};

/// From where an exposed endpoint is to be reached.
struct Exposure {
    std::vector<std::string> spaces, subnets;
    friend bool operator==(const Exposure&, const Exposure&) = default;
};

struct Application {
    std::string name;
    std::string charm_url;
    Life life = Life::alive;
    bool exposed = false;
    bool trust = false;
    std::string version = {};                       ///< last application-version-set of any unit
    bool force_charm = false;                       ///< units in error take up the charm, too
    std::int64_t as_read = 0;                       ///< of the node; a put relies on it
    std::map<std::string, Exposure> exposures = {}; ///< by endpoint, "" = all; while exposed
    std::int64_t charm_modified = 0; ///< counts what comes to units as an upgrade of their charm
};

std::optional<Application> find_application(const Model& model, std::string_view name);
/// Throws NotFound `application "x" not found`.
Application require_application(const Model& model, std::string_view name);
std::vector<Application> all_applications(const Model& model); ///< by name
void put_application(Change& change, const Model& model, const Application& application);

/// Throws NotFound.
CharmRecord require_charm(const Model& model, std::string_view url);
/// A new revision of `charm`, whose bundle has that digest.
CharmRecord add_charm_revision(Change& change, const Model& model, const Charm& charm,
                               const std::string& sha256);
/// The record of `charm`, whose bundle has that digest, or a new revision put into `change`.
CharmRecord add_charm(Change& change, const Model& model, const Charm& charm,
                      const std::string& sha256);

/// Values as set by the operator, typed; and all options with defaults (null: neither).
Value config_set_by_user(const Model& model, std::string_view application);
/// `values` is the complete map; requires the version read.
void put_config_set_by_user(Change& change, const Model& model, std::string_view application,
                            const Value& values);
Value config_values(const Model& model, const Application& application);

} // namespace hookbox
