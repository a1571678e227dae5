// The section `storage` of a charm's metadata.
#pragma once

#include "charm/charm.hpp"

namespace hookbox {

/// One entry. Throws Misfit with Juju's words.
CharmStorage read_charm_storage(const std::string& charm, const std::string& name,
                                const Value& value);

/// The whole section as it is stored.
Value to_value(const std::map<std::string, CharmStorage>& section);
std::map<std::string, CharmStorage> charm_storage_from_value(const Value& value);

} // namespace hookbox
