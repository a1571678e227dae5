// Leases: one holder per application, 60 s, a positive answer good for 30 s (spec §7.2).
#pragma once

#include "base/clock.hpp"
#include "model/model.hpp"
#include "model/settings.hpp"

#include <optional>
#include <string>

namespace hookbox {

inline constexpr std::chrono::seconds lease_duration{60};
inline constexpr std::chrono::seconds lease_guarantee{30};

struct Lease {
    std::string holder;
    Time expires{};
    std::int64_t version = 0; ///< of the node; for checks in later commits
};

std::optional<Lease> read_lease(const Model& model, std::string_view application);
/// The lease as it is after a claim by `unit`; nothing when another unit holds it. Pure.
std::optional<Lease> claimed(const std::optional<Lease>& lease, std::string_view unit, Time now);
void put_lease(Change& change, const Model& model, std::string_view application,
               const Lease& lease);
/// Takes or renews the lease for `unit` when it is free, expired or its own. True: `unit` leads for
/// at least lease_guarantee. Commits on its own.
bool claim_leadership(const Model& model, std::string_view unit);
/// Gives the lease up so that others need not wait for its end; nothing where `unit` has none.
void release_leadership(Change& change, const Model& model, std::string_view unit);
/// Makes `change` fail with Conflict unless `unit` still holds the lease when it commits; throws
/// Error "not the leader" when it does not now.
void require_leadership(Change& change, const Model& model, std::string_view unit);
std::string leader_bag(std::string_view application); ///< place, for read_bag and write_bag

} // namespace hookbox
