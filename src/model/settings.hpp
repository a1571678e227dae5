// Settings bags: string maps with a version of their own (relation units and applications, leader
// settings, charm state). An empty value in a write deletes the key. No net change, no new version.
#pragma once

#include "model/model.hpp"

#include <map>
#include <string>

namespace hookbox {

using Settings = std::map<std::string, std::string>;

struct Bag {
    Settings settings;
    std::int64_t version = 0; ///< of the node; 0: never written
};

Bag read_bag(const Model& model, const std::string& below);
/// `base` with `writes` merged in: "" deletes.
Settings merged(Settings base, const Settings& writes);
/// Replaces the whole bag, empty values included, requiring the version read.
void put_bag(Change& change, const Model& model, const std::string& below,
             const Settings& settings);
/// Puts the bag merged with `writes` into `change`, requiring the version read; true when that
/// changes anything.
bool write_bag(Change& change, const Model& model, const std::string& below,
               const Settings& writes);

} // namespace hookbox
