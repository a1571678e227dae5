// Answers that only a controller could give: fixture errors, addresses. Empty in the agent;
// `simulate` fills it from its state file.
#pragma once

#include "hook/network.hpp"
#include "model/goal-state.hpp"
#include "model/status.hpp"
#include "value/value.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace hookbox {

/// Where a charm's resource is, or why it cannot be had.
struct KnownResource {
    std::string path, error;
};

struct Overrides {
    bool caas = false;                       ///< the model is a k8s one
    std::optional<std::string> leader_error; ///< every leadership check fails with this text
    std::optional<std::string> private_address, public_address; ///< "" = there is none
    /// By binding, or "<binding>#<relation>" where that relation applies.
    std::optional<std::map<std::string, NetworkInfo>> network;
    /// Config as it is given; without, numbers become floats, as every controller delivers them.
    std::optional<Value> config;
    std::optional<std::set<int>> broken; ///< the broken relations; without, told by their state
    std::optional<std::map<std::string, Status>> unit_statuses; ///< of the application's units
    /// Ids of all that this unit may manage.
    std::optional<std::set<std::string>> managed_secrets;
    bool any_secret = false;                  ///< others may be changed, too: that reaches nobody
    std::vector<std::string> next_secret_ids; ///< given out first
    std::optional<GoalState> goal_state;
    std::optional<Value> cloud_spec; ///< set: the cloud is known; null: it has nothing to tell
    bool metrics_allowed = false;
    bool storage_declared = false; ///< whatever storage is asked for, the charm declares it
    bool any_endpoint = false;     ///< ports may be for any endpoint: nobody knows the charm's
    std::map<std::string, KnownResource> resources;
};

} // namespace hookbox
