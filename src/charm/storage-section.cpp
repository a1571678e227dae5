#include "charm/storage-section.hpp"

#include "charm/fields.hpp"
#include "charm/misfit.hpp"
#include "charm/storage-directive.hpp"

#include <charconv>
#include <optional>

namespace hookbox {
namespace {

/// One number at the start of `text`, which is cut off; nothing for none, and for a huge one.
std::optional<int> take_number(std::string_view& text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || text.starts_with('-'))
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// "2", "2-5", "2+" or "2-", the last two without a maximum.
void read_range(CharmStorage& storage, const Value& value, const std::string& what,
                const std::vector<std::string>& keys) {
    if (const auto* number = value.get_if<std::int64_t>()) {
        if (*number <= 0 || *number > INT32_MAX)
            throw Misfit(keys, what + ": invalid count " + std::to_string(*number));
        storage.minimum = storage.maximum = static_cast<int>(*number);
        return;
    }
    const std::string text = text_of(value, what);
    std::string_view rest = text;
    const auto minimum = take_number(rest);
    const bool open = rest == "+" || rest == "-";
    std::optional<int> maximum = open ? std::optional(-1) : std::nullopt;
    if (minimum && !open && rest.starts_with('-')) {
        rest.remove_prefix(1);
        maximum = take_number(rest);
        if (!rest.empty())
            maximum.reset();
    }
    if (!minimum || !maximum)
        throw Misfit(keys, what + ": value \"" + text + "\" does not match 'm', 'm-n', or 'm+'");
    storage.minimum = *minimum;
    storage.maximum = *maximum;
}

void read_properties(CharmStorage& storage, const Value& value, const std::string& what) {
    if (value.is_null())
        return;
    if (!value.is<Value::List>())
        refuse_kind(what, "list", value);
    for (const Value& item : value.list()) {
        if (!item.is<std::string>() || item.text() != "transient")
            refuse_kind(what, "\"transient\"", item);
        storage.properties.push_back(item.text());
    }
}

} // namespace

CharmStorage read_charm_storage(const std::string& charm, const std::string& name,
                                const Value& value) {
    const std::string what = "storage." + name;
    const auto keys = [&](const char* key) {
        return std::vector<std::string>{"storage", name, key};
    };
    const std::string prefix = "charm \"" + charm + "\" storage \"" + name + "\": ";
    if (!value.is<Value::Map>())
        refuse_kind(what, "map", value);
    if (!is_charm_name(name))
        throw Misfit({"storage", name}, "storage: invalid storage name \"" + name + "\"");
    CharmStorage storage{.name = name, .type = text_of(value["type"], what + ".type")};
    if (storage.type.empty())
        throw Misfit({"storage", name}, prefix + "type must be specified");
    if (storage.type != "filesystem" && storage.type != "block")
        throw Misfit(keys("type"), what + ".type: unexpected value \"" + storage.type + "\"");
    storage.location = text_of(value["location"], what + ".location");
    if (!storage.location.empty() && storage.type != "filesystem")
        throw Misfit(keys("location"),
                     prefix + "location may not be specified for \"type: " + storage.type + "\"");
    storage.shared = boolean_of(value["shared"], what + ".shared");
    storage.read_only = boolean_of(value["read-only"], what + ".read-only");
    const std::string several = what + ".multiple";
    if (const auto& multiple = map_of(value["multiple"], several); !multiple.empty())
        read_range(storage, Value(multiple)["range"], several + ".range",
                   {"storage", name, "multiple", "range"});
    if (storage.maximum == 0)
        throw Misfit({"storage", name, "multiple", "range"}, prefix + "invalid maximum count 0");
    if (const auto size = text_of(value["minimum-size"], what + ".minimum-size"); !size.empty()) {
        try {
            storage.minimum_size = parse_storage_size(size);
        } catch (const Error& error) {
            throw Misfit(keys("minimum-size"), what + ".minimum-size: " + error.what());
        }
    }
    read_properties(storage, value["properties"], what + ".properties");
    return storage;
}

Value to_value(const std::map<std::string, CharmStorage>& section) {
    Value::Map map;
    for (const auto& [name, storage] : section)
        map[name] = Value::Map{
            {"type", storage.type},
            {"location", storage.location},
            {"minimum-size", storage.minimum_size},
            {"minimum", storage.minimum},
            {"maximum", storage.maximum},
            {"shared", storage.shared},
            {"read-only", storage.read_only},
            {"properties", Value::List(storage.properties.begin(), storage.properties.end())}};
    return map;
}

std::map<std::string, CharmStorage> charm_storage_from_value(const Value& value) {
    std::map<std::string, CharmStorage> section;
    const Value::Map* map = value.get_if<Value::Map>();
    if (map == nullptr) // names alone: a charm stored before its storage was of use
        return section;
    for (const auto& [name, entry] : *map) {
        CharmStorage& storage = section[name];
        storage.name = name;
        storage.type = entry["type"].text();
        storage.location = entry["location"].text();
        storage.minimum_size = entry["minimum-size"].integer();
        storage.minimum = static_cast<int>(entry["minimum"].integer());
        storage.maximum = static_cast<int>(entry["maximum"].integer());
        storage.shared = entry["shared"].boolean();
        storage.read_only = entry["read-only"].boolean();
        for (const Value& property : entry["properties"].list())
            storage.properties.push_back(property.text());
    }
    return section;
}

} // namespace hookbox
