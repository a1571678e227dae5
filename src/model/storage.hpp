// Storage: directories, and files that stand for disks, which charms ask for by name. An instance
// outlives the unit it is attached to. What there is of it on disk is the agent's business.
#pragma once

#include "charm/storage-directive.hpp"
#include "model/model.hpp"
#include "model/relation.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hookbox {

/// What is attached to a unit, or about to be.
struct Storage {
    std::string id;               ///< "data/0"
    std::string kind, location{}; ///< filesystem, block or unknown; "" = nowhere yet
    bool pending = false;         ///< still to be provisioned
    Life life = Life::alive;      ///< dying: the unit is to let go of it
    std::string problem = {};     ///< why the last try to provision it failed
    Time since{};                 ///< when it became as it is; with a problem, when that was met
    friend bool operator==(const Storage&, const Storage&) = default;
};

/// By id.
std::map<std::string, Storage> read_storage(const Model& model, std::string_view unit);
std::optional<Storage> find_storage(const Model& model, std::string_view unit, std::string_view id);
void put_storage(Change& change, const Model& model, std::string_view unit, const Storage& storage);

struct StorageInstance {
    std::string id, kind, pool;
    std::int64_t size = 0;    ///< in MiB, as asked for
    std::int64_t number = 0;  ///< of the model's filesystems, or of its volumes
    std::string unit = {};    ///< that it is attached to; "" = none
    Life life = Life::alive;  ///< dying: ends once it is attached to nothing
    bool keep_files = false;  ///< what is in it outlives it
    Time since{};             ///< when it was attached or detached last
    std::int64_t as_read = 0; ///< of the node; a put relies on it
};

/// "data/0" → "data".
std::string storage_name(std::string_view id);
std::optional<StorageInstance> find_storage_instance(const Model& model, std::string_view id);
/// Throws NotFound `storage instance "data/0" not found`.
StorageInstance require_storage_instance(const Model& model, std::string_view id);
std::vector<StorageInstance> all_storage_instances(const Model& model); ///< natural order
void put_storage_instance(Change& change, const Model& model, const StorageInstance& instance);
void erase_storage_instance(Change& change, const Model& model, const StorageInstance& instance);

/// What each new unit of the application gets.
StorageDirectives read_storage_directives(const Model& model, std::string_view application);
void put_storage_directives(Change& change, const Model& model, std::string_view application,
                            const StorageDirectives& directives);

} // namespace hookbox
