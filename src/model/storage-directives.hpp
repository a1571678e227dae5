// What the operator says about storage, held against what a charm declares. Pure.
#pragma once

#include "charm/charm.hpp"
#include "charm/storage-directive.hpp"

#include <functional>
#include <string>

namespace hookbox {

/// `given` with the pool, size and count that `storage` gets when nothing is said of them.
StorageDirective with_defaults(StorageDirective given, const CharmStorage& storage);
/// The same for all that the charm declares; checked. Throws Error with Juju's words:
/// `charm "c" has no store called "x"`, `charm "c" store "data": …`.
StorageDirectives complete_directives(StorageDirectives given, const CharmMetadata& charm);

/// Throws Error unless the charm's unit may have `directive.count` of that storage, of that pool
/// and size.
void check_directive(const CharmMetadata& charm, const std::string& name,
                     const StorageDirective& directive);
/// Throws Error unless a unit that has `now` of it may have `more` (a negative number: fewer) of
/// it.
void check_storage_count(const CharmStorage& storage, std::int64_t now, std::int64_t more);

/// Throws Error when an application must not go from one charm's storage to the other's. `in_use`
/// says whether there is any of that name.
void check_storage_upgrade(const CharmMetadata& before, const CharmMetadata& after,
                           const std::function<bool(const std::string& name)>& in_use);

} // namespace hookbox
