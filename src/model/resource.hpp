// Resources: what the operator gives to an application's charm under the names that it declares.
// Their contents are files outside the store, named after their fingerprints.
#pragma once

#include "base/clock.hpp"
#include "base/fingerprint.hpp"
#include "model/model.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace hookbox {

/// A resource that was given.
struct Resource {
    Fingerprint content;
    Time since{}; ///< when it was
    friend bool operator==(const Resource&, const Resource&) = default;
};

/// What the application's units are to have, by name; without what was never given.
std::map<std::string, Resource> read_resources(const Model& model, std::string_view application);
void put_resource(Change& change, const Model& model, std::string_view application,
                  const std::string& name, const Resource& resource);

/// What the unit has taken, by name.
std::map<std::string, Resource> read_unit_resources(const Model& model, std::string_view unit);
void put_unit_resource(Change& change, const Model& model, std::string_view unit,
                       const std::string& name, const Resource& resource);

} // namespace hookbox
