// Units: what the operator wants of them. What their agent records is in uniter-state.
#pragma once

#include "model/application.hpp"
#include "model/model.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hookbox {

struct Unit {
    std::string name;
    Life life = Life::alive;
    std::string machine = "0";
    std::string charm_url;           ///< the charm its agent uses; "" before install
    std::string workload_version;    ///< application-version-set
    std::int64_t charm_modified = 0; ///< its application's, as its agent has taken it up
    std::int64_t as_read = 0;        ///< of the node; a put relies on it
};

enum class Resolved { none, retry_hooks, no_retry };

/// What the operator asked for: to stop the unit's life, or to start it again, with or without its
/// stop hook, or its config-changed and start hooks.
struct PauseRequest {
    bool pause = true, hooks = false;
    friend bool operator==(const PauseRequest&, const PauseRequest&) = default;
};

std::optional<Unit> find_unit(const Model& model, std::string_view name);
/// Throws NotFound `unit "x/0" not found`.
Unit require_unit(const Model& model, std::string_view name);
std::vector<Unit> all_units(const Model& model); ///< natural order
std::vector<Unit> units_of(const Model& model, std::string_view application);
/// A new unit with the next number, waiting for its agent. Gives its name.
std::string add_unit(Change& change, const Model& model, std::string_view application);
std::string unit_count(std::string_view application); ///< place of an application's number of units
void put_unit(Change& change, const Model& model, const Unit& unit);

Resolved read_resolved(const Model& model, std::string_view unit);
void put_resolved(Change& change, const Model& model, std::string_view unit, Resolved resolved);

/// Those not carried out yet, in the order in which they were made.
std::vector<PauseRequest> read_pause_requests(const Model& model, std::string_view unit);
/// One more. Throws Error `unit "x/0" is already paused` (or `is not paused`) when that is what the
/// unit would be anyway.
void add_pause_request(Change& change, const Model& model, std::string_view unit,
                       PauseRequest request, bool paused_now);
/// The first one is done.
void drop_pause_request(Change& change, const Model& model, std::string_view unit);

/// "units/db-3", or "units/db-3/<part>".
std::string unit_path(std::string_view unit, std::string_view part = {});

} // namespace hookbox
