// All variables a hook's process gets, and nothing else (spec §2.2, §2.3). Pure.
#pragma once

#include "base/os-release.hpp"
#include "hook/compat.hpp"
#include "value/value.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hookbox {

/// The run's relation, for relation hooks (and commands with a relation).
struct RelationVariables {
    std::string endpoint, id; ///< "db", "db:3"
    std::string remote_unit;  ///< "" = none; set but empty then
    std::string remote_application;
    std::string departing_unit; ///< departed hooks only
};

struct SecretVariables {
    std::string uri, label;
    std::optional<int> revision = {}; ///< for expired and remove alone
};

struct StorageVariables {
    std::string id, location, kind;
};

struct ActionVariables {
    std::string name, id;
};

struct HookEnvironment {
    Compat compat = Compat::juju3;
    std::string model_name, model_uuid;
    Value model_settings; ///< for the proxies
    std::string unit, machine, principal = {}, availability_zone = {};
    std::string api_addresses = {}; ///< "host:port", separated by blanks
    std::string charm_directory, tools_directory;
    std::string socket;
    std::string context_id;
    std::string hook_name;     ///< "" for actions and commands
    std::string dispatch_path; ///< "hooks/install"; "" for commands
    std::optional<RelationVariables> relation = {};
    std::optional<SecretVariables> secret = {};
    std::optional<StorageVariables> storage = {};
    std::optional<ActionVariables> action = {};
    OsRelease system;
    /// The agent's own variables, of which PATH and those of Kubernetes count.
    std::map<std::string, std::string> agent;
};

/// "NAME=value", sorted.
std::vector<std::string> hook_variables(const HookEnvironment& environment);
/// This process's variables, for HookEnvironment::agent.
std::map<std::string, std::string> own_variables();

} // namespace hookbox
