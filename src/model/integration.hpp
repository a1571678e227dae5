// Which relation an operator's words mean, and making relations (spec §8.4 "integrate").
#pragma once

#include "base/error.hpp"
#include "charm/charm.hpp"
#include "model/relation.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

class RelationExists : public Error {
  public:
    using Error::Error;
};

/// Every endpoint of an application with that charm, the implicit juju-info last.
std::vector<Endpoint> endpoints_of(const std::string& application, const CharmMetadata& metadata);

/// The two endpoints, requirer first, that `left` and `right` ("app" or "app:endpoint") can only
/// mean. juju-info counts only where nothing else fits. Throws NotFound for what does not exist,
/// Error `no relations found` or `ambiguous relation: "a b" could refer to "a:x b:y"; …`.
std::vector<Endpoint> infer_endpoints(const Model& model, const std::string& left,
                                      const std::string& right);

/// The relation that `left` and `right` can only mean. Throws NotFound `relation "…" not found`, or
/// Error as infer_endpoints does when several fit.
Relation find_integration(const Model& model, const std::string& left, const std::string& right);

/// Puts a relation of two endpoints. Throws `cannot add relation "…": …`: RelationExists, or Error
/// when an endpoint's limit is reached or an application is on its way out.
Relation add_relation(Change& change, const Model& model, std::vector<Endpoint> endpoints);
/// One for each peer endpoint that has none yet, of a new application or one with another charm.
void add_peer_relations(Change& change, const Model& model, const std::string& application,
                        const CharmMetadata& metadata);

} // namespace hookbox
