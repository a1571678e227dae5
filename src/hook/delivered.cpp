#include "hook/delivered.hpp"

namespace hookbox {

Value as_delivered(const Value& value) {
    if (const auto* number = value.get_if<std::int64_t>())
        return static_cast<double>(*number);
    if (const auto* number = value.get_if<std::uint64_t>())
        return static_cast<double>(*number);
    if (const auto* list = value.get_if<Value::List>()) {
        Value::List delivered;
        for (const Value& item : *list)
            delivered.push_back(as_delivered(item));
        return delivered;
    }
    if (const auto* map = value.get_if<Value::Map>()) {
        Value::Map delivered;
        for (const auto& [key, item] : *map)
            delivered.emplace(key, as_delivered(item));
        return delivered;
    }
    return value;
}

} // namespace hookbox
