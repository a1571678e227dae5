#include "charm/json-schema.hpp"

#include "base/quote.hpp"
#include "base/utf8.hpp"
#include "charm/pattern.hpp"
#include "value/json.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace hookbox {
namespace {

std::optional<double> number_of(const Value& value) {
    if (const auto* number = value.get_if<std::int64_t>())
        return static_cast<double>(*number);
    if (const auto* number = value.get_if<std::uint64_t>())
        return static_cast<double>(*number);
    if (const auto* number = value.get_if<double>())
        return *number;
    return std::nullopt;
}

bool is_type(const Value& value, std::string_view type) {
    const auto number = number_of(value);
    if (type == "integer")
        return number && std::trunc(*number) == *number;
    return (type == "number" && number) || (type == "string" && value.is<std::string>()) ||
           (type == "boolean" && value.is<bool>()) || (type == "null" && value.is_null()) ||
           (type == "array" && value.is<Value::List>()) ||
           (type == "object" && value.is<Value::Map>());
}

bool same(const Value& left, const Value& right) {
    const auto one = number_of(left), other = number_of(right);
    return one && other ? *one == *other : left == right;
}

std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count)
        text.remove_prefix(first_rune(text).size);
    return count;
}

class Validator {
  public:
    std::vector<std::string> violations;

    void check(const Value& schema, const Value& value, const std::string& place) {
        if (!check_type(schema["type"], value, place))
            return;
        check_alternatives(schema, value, place);
        check_enum(schema["enum"], value, place);
        if (number_of(value))
            check_number(schema, *number_of(value), value, place);
        else if (const auto* text = value.get_if<std::string>())
            check_text(schema, *text, place);
        else if (const auto* list = value.get_if<Value::List>())
            check_list(schema, *list, value, place);
        else if (const auto* map = value.get_if<Value::Map>())
            check_map(schema, *map, value, place);
    }

  private:
    void refuse(const std::string& place, const Value& value, const std::string& reason) {
        violations.push_back(place + " : " + reason + ", given " + to_plain_json(value));
    }

    static bool fits(const Value& schema, const Value& value) {
        return schema_violations(schema, value).empty();
    }

    bool check_type(const Value& type, const Value& value, const std::string& place) {
        if (type.is_null())
            return true;
        const Value::List wanted = type.is<Value::List>() ? type.list() : Value::List{type};
        std::string names;
        for (const Value& each : wanted) {
            if (is_type(value, each.text()))
                return true;
            names += (names.empty() ? "" : ", ") + each.text();
        }
        refuse(place, value, "must be of type " + names);
        return false;
    }

    void check_alternatives(const Value& schema, const Value& value, const std::string& place) {
        const auto fitting = [&](const char* key) {
            return std::ranges::count_if(schema[key].list(),
                                         [&](const Value& each) { return fits(each, value); });
        };
        if (!schema["anyOf"].is_null() && fitting("anyOf") == 0)
            refuse(place, value, "must validate at least one schema (anyOf)");
        if (!schema["oneOf"].is_null() && fitting("oneOf") != 1)
            refuse(place, value, "must validate one and only one schema (oneOf)");
        for (const Value& each : schema["allOf"].list())
            check(each, value, place);
        if (!schema["not"].is_null() && fits(schema["not"], value))
            refuse(place, value, "must not validate the schema (not)");
    }

    void check_enum(const Value& allowed, const Value& value, const std::string& place) {
        if (allowed.is_null() || std::ranges::any_of(allowed.list(), [&](const Value& each) {
                return same(each, value);
            }))
            return;
        std::string list;
        for (const Value& each : allowed.list())
            list += (list.empty() ? "" : ", ") + to_plain_json(each);
        refuse(place, value, "must match one of the enum values [" + list + "]");
    }

    void check_number(const Value& schema, double number, const Value& value,
                      const std::string& place) {
        if (const auto least = number_of(schema["minimum"])) {
            const bool exclusive = schema["exclusiveMinimum"].boolean();
            if (exclusive ? number <= *least : number < *least)
                refuse(place, value,
                       (exclusive ? "must be greater than " : "must be greater than or equal to ") +
                           to_plain_json(schema["minimum"]));
        }
        if (const auto most = number_of(schema["maximum"])) {
            const bool exclusive = schema["exclusiveMaximum"].boolean();
            if (exclusive ? number >= *most : number > *most)
                refuse(place, value,
                       (exclusive ? "must be lower than " : "must be lower than or equal to ") +
                           to_plain_json(schema["maximum"]));
        }
        if (const auto step = number_of(schema["multipleOf"]);
            step && *step != 0 && std::fmod(number, *step) != 0)
            refuse(place, value, "must be a multiple of " + to_plain_json(schema["multipleOf"]));
    }

    void check_text(const Value& schema, const std::string& text, const std::string& place) {
        check_size(schema, "minLength", "maxLength", character_count(text), text, place,
                   "string length must be greater than or equal to ",
                   "string length must be lower than or equal to ", "");
        if (const Value& pattern = schema["pattern"]; !pattern.is_null())
            if (!matches_pattern(text, pattern.text()))
                refuse(place, text, "does not match pattern " + go_quoted(pattern.text()));
    }

    void check_size(const Value& schema, const char* least, const char* most, std::size_t size,
                    const Value& value, const std::string& place, const std::string& too_few,
                    const std::string& too_many, const std::string& unit) {
        const auto count = static_cast<std::int64_t>(size);
        if (!schema[least].is_null() && count < schema[least].integer())
            refuse(place, value, too_few + std::to_string(schema[least].integer()) + unit);
        if (!schema[most].is_null() && count > schema[most].integer())
            refuse(place, value, too_many + std::to_string(schema[most].integer()) + unit);
    }

    void check_list(const Value& schema, const Value::List& list, const Value& value,
                    const std::string& place) {
        check_size(schema, "minItems", "maxItems", list.size(), value, place,
                   "array must have at least ", "array must have at the most ", " items");
        if (schema["uniqueItems"].boolean())
            for (std::size_t i = 0; i < list.size(); ++i)
                if (std::any_of(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i),
                                [&](const Value& each) { return same(each, list[i]); })) {
                    refuse(place, value, "array items must be unique");
                    break;
                }
        const Value& items = schema["items"];
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string inner = place + "." + std::to_string(i);
            const auto* each = items.get_if<Value::List>();
            if (each == nullptr) {
                if (!items.is_null())
                    check(items, list[i], inner);
            } else if (i < each->size()) {
                check((*each)[i], list[i], inner);
            } else if (const Value& others = schema["additionalItems"]; others == Value(false)) {
                return refuse(place, value, "no additional item allowed on array");
            } else if (others.is<Value::Map>()) {
                check(others, list[i], inner);
            }
        }
    }

    void check_map(const Value& schema, const Value::Map& map, const Value& value,
                   const std::string& place) {
        for (const Value& name : schema["required"].list())
            if (!map.contains(name.text()))
                refuse(place, value, go_quoted(name.text()) + " property is missing and required");
        check_size(schema, "minProperties", "maxProperties", map.size(), value, place,
                   "must have at least ", "must have at the most ", " properties");
        for (const auto& [name, needs] : schema["dependencies"].map())
            if (map.contains(name))
                check_dependency(needs, map, value, place);
        for (const auto& [name, inner] : map)
            check_property(schema, name, inner, value, place);
    }

    void check_dependency(const Value& needs, const Value::Map& map, const Value& value,
                          const std::string& place) {
        if (needs.is<Value::Map>())
            return check(needs, value, place);
        for (const Value& name : needs.list())
            if (!map.contains(name.text()))
                refuse(place, value, "has a dependency on " + name.text());
    }

    void check_property(const Value& schema, const std::string& name, const Value& inner,
                        const Value& value, const std::string& place) {
        const Value::Map& properties = schema["properties"].map();
        const auto own = properties.find(name);
        bool known = own != properties.end();
        const std::string inner_place = place + "." + name;
        if (known)
            check(own->second, inner, inner_place);
        for (const auto& [pattern, rule] : schema["patternProperties"].map())
            if (matches_pattern(name, pattern)) {
                known = true;
                check(rule, inner, inner_place);
            }
        if (known)
            return;
        const Value& others = schema["additionalProperties"];
        if (others == Value(false))
            refuse(place, value, "additional property " + go_quoted(name) + " is not allowed");
        else if (others.is<Value::Map>())
            check(others, inner, inner_place);
    }
};

} // namespace

std::vector<std::string> schema_violations(const Value& schema, const Value& value) {
    Validator validator;
    validator.check(schema, value, "(root)");
    return std::move(validator.violations);
}

Value::Map with_schema_defaults(const Value& schema, Value::Map value) {
    for (const auto& [name, property] : schema["properties"].map()) {
        const auto found = value.find(name);
        if (found == value.end()) {
            if (const Value& otherwise = property["default"]; !otherwise.is_null())
                value.emplace(name, otherwise);
            else if (Value::Map nested = with_schema_defaults(property, {}); !nested.empty())
                value.emplace(name, std::move(nested));
        } else if (const auto* nested = found->second.get_if<Value::Map>()) {
            found->second = with_schema_defaults(property, *nested);
        }
    }
    return value;
}

} // namespace hookbox
