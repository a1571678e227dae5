// One relation of a state, as the unit it is about sees it.
#pragma once

#include "charm/charm.hpp"
#include "commands/simulate/state-node.hpp"
#include "model/relation.hpp"

#include <string>
#include <vector>

namespace hookbox {

struct StatedRelation {
    Relation relation;
    std::string endpoint, remote_application;
    std::vector<std::string> members;

    /// "db:3"
    [[nodiscard]] std::string fake_id() const;
    [[nodiscard]] bool has(const std::string& unit) const;
};

/// Endpoints are those of `charm`; without (null), whatever the state calls them. Throws Error.
StatedRelation relation_in(const StateNode& node, const std::string& application,
                           const Charm* charm);

} // namespace hookbox
