#include "value/value.hpp"

#include "base/error.hpp"

#include <array>

namespace hookbox {
namespace {

constexpr std::array<std::string_view, std::variant_size_v<Value::Data>> kinds = {
    "null", "bool", "int", "uint", "float", "string", "list", "map", "map"};

/// A shared default value, made at first use: nothing may run before main.
template <class T> const T& shared_empty() {
    static const T empty{};
    return empty;
}

} // namespace

std::string_view kind_name(const Value& value) {
    return kinds[value.data().index()];
}

void Value::throw_kind(std::size_t wanted) const {
    throw Error("expected " + std::string(kinds[wanted]) + ", got " +
                std::string(kind_name(*this)));
}

const Value& Value::operator[](std::string_view key) const noexcept {
    if (const Map* map = get_if<Map>()) {
        const auto found = map->find(key);
        return found == map->end() ? shared_empty<Value>() : found->second;
    }
    if (const Record* record = get_if<Record>())
        for (const auto& [name, value] : record->fields)
            if (name == key)
                return value;
    return shared_empty<Value>();
}

const std::string& Value::text() const {
    return is_null() ? shared_empty<std::string>() : as<std::string>();
}

std::int64_t Value::integer(std::int64_t otherwise) const {
    return is_null() ? otherwise : as<std::int64_t>();
}

bool Value::boolean() const {
    return is_null() ? false : as<bool>();
}

const Value::Map& Value::map() const {
    return is_null() ? shared_empty<Map>() : as<Map>();
}

const Value::List& Value::list() const {
    return is_null() ? shared_empty<List>() : as<List>();
}

bool operator==(const Value& left, const Value& right) {
    return left.data_ == right.data_;
}

bool operator==(const Value::Record& left, const Value::Record& right) {
    return left.fields == right.fields;
}

Value to_value(const std::map<std::string, std::string>& settings) {
    Value::Map map;
    for (const auto& [key, text] : settings)
        map.emplace(key, text);
    return map;
}

} // namespace hookbox
