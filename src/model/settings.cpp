#include "model/settings.hpp"

namespace hookbox {
namespace {

Settings settings_from_value(const Value& value) {
    Settings settings;
    for (const auto& [key, text] : value.map())
        settings.emplace(key, text.text());
    return settings;
}

} // namespace

Bag read_bag(const Model& model, const std::string& below) {
    const auto entry = model.read(below);
    return entry ? Bag{settings_from_value(entry->value), entry->version} : Bag{};
}

Settings merged(Settings base, const Settings& writes) {
    for (const auto& [key, value] : writes)
        if (value.empty())
            base.erase(key);
        else
            base[key] = value;
    return base;
}

void put_bag(Change& change, const Model& model, const std::string& below,
             const Settings& settings) {
    const std::string path = model.path(below);
    const auto node = model.store().get(path);
    change.require(path, node ? node->version : 0);
    change.put(path, to_value(settings));
}

bool write_bag(Change& change, const Model& model, const std::string& below,
               const Settings& writes) {
    const std::string path = model.path(below);
    Settings before;
    if (const Value* pending = change.pending(path)) {
        before = settings_from_value(*pending);
    } else {
        Bag bag = read_bag(model, below);
        change.require(path, bag.version);
        before = std::move(bag.settings);
    }
    Settings after = merged(before, writes);
    if (after == before)
        return false;
    change.put(path, to_value(after));
    return true;
}

} // namespace hookbox
