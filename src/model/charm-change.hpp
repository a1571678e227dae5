// Giving an application another charm (spec §8.4 "refresh").
#pragma once

#include "charm/storage-directive.hpp"
#include "model/application.hpp"

namespace hookbox {

/// Puts `application` with `charm`: new peer relations come with it, and values set by the operator
/// that do not fit the new schema go, `values` replacing some of them before. Units in error
/// follow only when `force`. Storage that is new gets what `storage` says of it. Throws Error
/// `cannot upgrade application "x" to charm "…": …` when the application would lose an endpoint it
/// has a relation on.
void put_charm_change(Change& change, const Model& model, Application application,
                      const CharmRecord& charm, const Value::Map& values, bool force,
                      const StorageDirectives& storage = {});

} // namespace hookbox
