#include "commands/simulate/difference.hpp"

#include <algorithm>

namespace hookbox {
namespace {

bool has_ids(const Value& value) {
    const auto* list = value.get_if<Value::List>();
    return list != nullptr && std::ranges::all_of(*list, [](const Value& item) {
               return item["id"].is<std::int64_t>();
           });
}

Value find(const Value::List& list, const Value& id) {
    const auto found =
        std::ranges::find_if(list, [&](const Value& item) { return item["id"] == id; });
    return found == list.end() ? Value() : *found;
}

Value by_id(const Value::List& before, const Value::List& after) {
    Value::List changed;
    for (const Value& item : after) {
        const Value old = find(before, item["id"]);
        if (item == old)
            continue;
        Value::Map fields = old.is_null() ? item.map() : Value::Map(difference(old, item).map());
        fields["id"] = item["id"];
        changed.emplace_back(std::move(fields));
    }
    return changed;
}

} // namespace

Value difference(const Value& before, const Value& after) {
    if (has_ids(before) && has_ids(after))
        return by_id(before.list(), after.list());
    if (!before.is<Value::Map>() || !after.is<Value::Map>())
        return after;
    Value::Map changed;
    for (const auto& [key, value] : after.map())
        if (!before.map().contains(key))
            changed.emplace(key, value);
        else if (const Value& old = before[key]; value != old)
            changed.emplace(key, difference(old, value));
    for (const auto& [key, value] : before.map())
        if (!after.map().contains(key))
            changed.emplace(key, Value());
    return changed;
}

} // namespace hookbox
