// Saving a unit's records together with whatever belongs to the same step, as one commit.
#pragma once

#include "agent/operations/hook-effects.hpp"
#include "agent/unit-site.hpp"

#include <functional>
#include <string_view>

namespace hookbox {

enum class Durability {
    process, ///< survives the agent's death
    power    ///< survives a power cut, too
};

/// Commits `next` with what `add` puts into the change, anew after a Conflict; `local` is that
/// afterwards. Throws what `add` and the store throw, `local` then being as before.
void save(const UnitSite& site, LocalState& local, Records next, Durability durability,
          const std::function<void(Change&)>& add = {});

/// No resolved mark is left once `change` is committed: one set in between is a Conflict.
void clear_resolved(Change& change, const Model& model, std::string_view unit);

} // namespace hookbox
