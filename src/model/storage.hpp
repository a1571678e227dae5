// Storage of a unit: a directory or a block device that its charm has asked for by name.
#pragma once

#include "model/model.hpp"

#include <map>
#include <string>

namespace hookbox {

struct Storage {
    std::string id;               ///< "data/0"
    std::string kind, location{}; ///< filesystem, block or unknown; "" = nowhere yet
};

/// What is attached to the unit, by id.
std::map<std::string, Storage> read_storage(const Model& model, std::string_view unit);
void put_storage(Change& change, const Model& model, std::string_view unit, const Storage& storage);

} // namespace hookbox
