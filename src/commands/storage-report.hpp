// All that `storage`, `show-storage` and `status` show of storage, and how they write it. Reading
// blocks on the store; the rest is pure but for the local time zone.
#pragma once

#include "model/status.hpp"
#include "model/storage.hpp"
#include "value/value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hookbox {

struct StorageReport {
    StorageInstance instance;
    std::optional<Storage> attachment = {}; ///< to instance.unit
    std::string machine = {};               ///< the unit's
    bool read_only = false;                 ///< as the unit's charm has it
    Status status = {};                     ///< attached, pending, detaching, detached or error
};

StorageReport read_storage_report(const Model& model, StorageInstance instance);
/// Natural order.
std::vector<StorageReport> read_storage_reports(const Model& model);

/// As the filesystem or volume that an instance has is called: "0/3"; the volume by its provider:
/// "volume-0-3".
std::string provided_number(const StorageInstance& instance);
std::string volume_id(const StorageInstance& instance);

/// What is known about one, for programs.
Value storage_value(const StorageReport& report);
/// The keys storage, filesystems and volumes as far as there are any. In `json` one name is
/// written as Juju writes it there.
Value::Record combined_storage_value(const std::vector<StorageReport>& reports, bool json);

/// By unit, what is detached first. In `status` the places are listed, too.
std::string storage_table(std::vector<StorageReport> reports, bool in_status);
/// By unit; of filesystems those that are attached. `reports` are of one kind alone.
std::string filesystem_table(std::vector<StorageReport> reports);
std::string volume_table(std::vector<StorageReport> reports);

} // namespace hookbox
