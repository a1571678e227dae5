// Relations, who is in their scope, and their bags' places.
#pragma once

#include "base/clock.hpp"
#include "model/model.hpp"
#include "model/settings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hookbox {

enum class Life { alive, dying, dead };
std::string_view life_name(Life life);
Life parse_life(std::string_view text);

struct Endpoint {
    std::string application, name, role, interface; ///< role: provider, requirer, peer
    std::string scope = "global";                   ///< or container
};

struct Relation {
    int id = 0;
    std::string key;                 ///< "req:ep prov:ep", or "app:ep" for a peer
    std::vector<Endpoint> endpoints; ///< requirer first; one for a peer
    Life life = Life::alive;
    bool suspended = false;
    std::string suspended_reason = {};
    Time since{}; ///< when it was made, suspended or resumed

    /// Whether units may enter its scope, and stay.
    [[nodiscard]] bool open() const { return life == Life::alive && !suspended; }
    [[nodiscard]] bool peer() const { return endpoints.size() == 1; }
    /// The endpoint of `application`; null when it is not in this relation.
    [[nodiscard]] const Endpoint* local(std::string_view application) const;
    /// The other one's; for a peer its own.
    [[nodiscard]] const Endpoint& remote(std::string_view application) const;
    /// "db:3" as `application` sees it.
    [[nodiscard]] std::string fake_id(std::string_view application) const;
};

std::optional<Relation> find_relation(const Model& model, int id);
/// The same; `change` fails with Conflict when it is no longer so by then.
std::optional<Relation> pinned_relation(Change& change, const Model& model, int id);
/// By ascending id.
std::vector<Relation> relations_of(const Model& model, std::string_view application);
std::vector<Relation> all_relations(const Model& model);
void put_relation(Change& change, const Model& model, const Relation& relation);

/// The number of units in scope, relied on by `change`.
std::int64_t scope_size(Change& change, const Model& model, int relation);
/// Units in scope, sorted.
std::vector<std::string> scope_units(const Model& model, int relation);
bool in_scope(const Model& model, int relation, std::string_view unit);
/// "private-address", "ingress-address" and "egress-subnets" for a unit at `address`; empty
/// `egress_subnets`: the address alone.
Settings network_keys(const std::string& address, const std::string& egress_subnets);
/// Puts the unit in scope with its network keys written into its bag; stale keys are cleared.
/// Nothing when it is in scope already.
void enter_scope(Change& change, const Model& model, const Relation& relation,
                 std::string_view unit, const Settings& network_keys);

/// Takes the unit out; its bag stays. Nothing when it is not in scope. Removes no relation: see
/// model/removal.hpp.
void withdraw(Change& change, const Model& model, int relation, std::string_view unit);

/// Places of bags, for read_bag and write_bag.
std::string unit_bag(int relation, std::string_view unit);
std::string application_bag(int relation, std::string_view application);

} // namespace hookbox
