// How storage comes into being, is attached, detached and ends. What is only marked here as dying
// goes when the unit's agent has told the charm.
#pragma once

#include "model/application.hpp"
#include "model/storage.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

/// What a new unit of that charm has from the start: the instances `attach`, and others as far as
/// the application's `directives` ask for more. Throws Error when one of them cannot be attached.
void add_initial_storage(Change& change, const Model& model, const std::string& unit,
                         const CharmMetadata& metadata, const StorageDirectives& directives,
                         const std::vector<std::string>& attach = {});

/// `directive.count` more of that storage for the unit. Gives the ids. Throws NotFound `charm
/// storage "x" not found`, and Error for too many of it.
std::vector<std::string> add_storage(Change& change, const Model& model, const std::string& unit,
                                     const std::string& name, const StorageDirective& directive);

/// Nothing when it is attached to that unit already. Throws Error `cannot attach storage data/0 to
/// unit app/1: …`.
void attach_storage(Change& change, const Model& model, const std::string& id,
                    const std::string& unit);

/// Dying until its unit has let go of it; nothing when it is not attached. Throws Error `cannot
/// destroy storage attachment data/0:app/0: …` where the charm needs it.
void detach_storage(Change& change, const Model& model, const std::string& id);

struct StorageEnd {
    bool force = false;      ///< though it is attached
    bool keep_files = false; ///< forget what is in it, and leave it
};
/// Dying; throws Error `cannot destroy storage "data/0": storage is attached`, …
void end_storage(Change& change, const Model& model, const std::string& id, StorageEnd end);

/// All that the dying unit has is to be detached, and to end with that if `destroy`.
void end_unit_storage(Change& change, const Model& model, const std::string& unit, bool destroy);

/// The unit has let go of it: attached to nothing.
void release_storage(Change& change, const Model& model, const std::string& unit,
                     const std::string& id);

} // namespace hookbox
