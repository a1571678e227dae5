// What the store says, as far as the resolver looks at it. Plain data; snapshot-source keeps it up
// to date.
#pragma once

#include "agent/log-levels.hpp"
#include "model/leadership.hpp"
#include "model/relation.hpp"
#include "model/secret.hpp"
#include "model/storage.hpp"
#include "model/task.hpp"
#include "model/unit.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace hookbox {

struct UnitFacts {
    Unit unit;
    Resolved resolved = Resolved::none;
    std::vector<PauseRequest> pause_requests = {};
    std::map<std::string, Storage> storage = {}; ///< by id
};

struct ApplicationFacts {
    Application application;
    std::optional<Lease> lease;
    std::int64_t leader_settings_version = 0; ///< 0: never written
    std::string config_hash, trust_hash;
    std::set<int> relations;
};

struct RelationFacts {
    Relation relation;
    /// Units in scope, by application, sorted by their bytes.
    std::map<std::string, std::set<std::string>, std::less<>> scope;
    std::map<std::string, std::int64_t, std::less<>> unit_versions, application_versions;

    /// The version of the unit's bag; 0 when nothing was ever written.
    [[nodiscard]] std::int64_t unit_version(std::string_view unit) const;
    [[nodiscard]] bool in_scope(std::string_view application, std::string_view unit) const;
};

struct SecretFacts {
    Secret secret;
    std::map<std::string, SecretConsumer, std::less<>> consumers = {}; ///< by unit

    /// Revisions, older than the latest, that nobody follows.
    [[nodiscard]] std::set<int> obsolete() const;
};

struct Snapshot {
    std::int64_t revision = 0; ///< of the store
    std::map<std::string, UnitFacts, std::less<>> units;
    std::map<std::string, ApplicationFacts, std::less<>> applications;
    std::map<int, RelationFacts> relations;
    std::map<std::string, SecretFacts, std::less<>> secrets; ///< by id
    std::map<int, Task> tasks;                               ///< those that have not ended
    std::string addresses_hash;
    bool retry_hooks = true;
    LogLevels log_levels;
    std::chrono::milliseconds update_status_interval{std::chrono::minutes(5)};
};

} // namespace hookbox
