// The section `resources` of a charm's metadata.
#pragma once

#include "charm/charm.hpp"

namespace hookbox {

/// One entry. Throws Misfit with Juju's words.
CharmResource read_charm_resource(const std::string& name, const Value& value);

/// The whole section as it is stored.
Value to_value(const std::map<std::string, CharmResource>& section);
std::map<std::string, CharmResource> charm_resources_from_value(const Value& value);

} // namespace hookbox
