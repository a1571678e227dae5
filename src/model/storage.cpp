#include "model/storage.hpp"

#include "model/names.hpp"
#include "model/unit.hpp"

namespace hookbox {

std::map<std::string, Storage> read_storage(const Model& model, std::string_view unit) {
    const std::string below = unit_path(unit, "storage");
    std::map<std::string, Storage> storage;
    for (const std::string& node : model.children(below))
        if (const auto entry = model.read(below + "/" + node)) {
            const std::string id = unit_of_node(node); // the same shape
            storage[id] = {id, entry->value["kind"].text(), entry->value["location"].text()};
        }
    return storage;
}

void put_storage(Change& change, const Model& model, std::string_view unit,
                 const Storage& storage) {
    change.put(model.path(unit_path(unit, "storage/" + unit_node(storage.id))),
               stored_record({{"kind", storage.kind}, {"location", storage.location}}));
}

} // namespace hookbox
