// What `resources` tells of one resource. Pure.
#pragma once

#include "charm/charm.hpp"
#include "model/resource.hpp"
#include "value/value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hookbox {

/// One that the charm declares, and what there is of it.
struct ResourceReport {
    CharmResource declared;
    std::optional<Resource> given = {};

    /// For people: when it was given, "-" for never; and by whom.
    [[nodiscard]] std::string revision() const;
    [[nodiscard]] std::string supplier() const { return given ? "admin" : "upload"; }
};

/// For programs. As with Juju YAML has keys that JSON has not, and the other way round.
Value::Record resource_value(const ResourceReport& report, const std::string& application,
                             bool json);
/// Of a resource that a unit has never taken.
Value::Record untaken_resource_value(bool json);

} // namespace hookbox
