#include "charm/json-schema.hpp"
#include "charm/misfit.hpp"
#include "charm/pattern.hpp"

#include <algorithm>
#include <array>

namespace hookbox {
namespace {

using Keys = std::vector<std::string>;

constexpr std::array<std::string_view, 7> types = {"array",  "boolean", "integer", "null",
                                                   "number", "object",  "string"};

Keys below(Keys keys, std::string key) {
    keys.push_back(std::move(key));
    return keys;
}

[[noreturn]] void refuse(const Keys& keys, const std::string& text) {
    throw Misfit(keys, "invalid params schema: " + keys.back() + " " + text);
}

template <class Kind> const Kind& require(const Value& value, const Keys& keys, const char* what) {
    if (const Kind* found = value.get_if<Kind>())
        return *found;
    refuse(keys, std::string("must be ") + what);
}

void check_type(const Value& value, const Keys& keys) {
    const auto* name = value.get_if<std::string>();
    if (name == nullptr || std::ranges::find(types, *name) == types.end())
        refuse(keys, "must be one of array, boolean, integer, null, number, object, string");
}

void check_count(const Value& value, const Keys& keys) {
    const auto* number = value.get_if<std::int64_t>();
    if (number == nullptr || *number < 0)
        refuse(keys, "must be an integer that is not negative");
}

void check_number(const Value& value, const Keys& keys) {
    if (!value.is<std::int64_t>() && !value.is<double>())
        refuse(keys, "must be a number");
}

void check_pattern(const std::string& pattern, const Keys& keys) {
    if (!is_pattern(pattern))
        refuse(keys, "must be a regular expression");
}

void check_schemas(const Value::Map& schemas, const Keys& keys) {
    for (const auto& [name, schema] : schemas)
        check_schema(schema, below(keys, name));
}

void check_schema_list(const Value::List& schemas, const Keys& keys) {
    for (const Value& schema : schemas)
        check_schema(schema, keys);
}

void check_texts(const Value& value, const Keys& keys) {
    for (const Value& each : require<Value::List>(value, keys, "a list"))
        require<std::string>(each, keys, "a list of strings");
}

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> keys) {
    return std::ranges::find(keys, key) != keys.end();
}

void check_keyword(const std::string& key, const Value& value, const Keys& keys) {
    if (key == "type" && value.is<Value::List>()) {
        for (const Value& each : value.list())
            check_type(each, keys);
    } else if (key == "type") {
        check_type(value, keys);
    } else if (is_one_of(key, {"title", "description", "format"})) {
        require<std::string>(value, keys, "a string");
    } else if (is_one_of(key, {"minLength", "maxLength", "minItems", "maxItems", "minProperties",
                               "maxProperties"})) {
        check_count(value, keys);
    } else if (is_one_of(key, {"minimum", "maximum", "multipleOf"})) {
        check_number(value, keys);
    } else if (is_one_of(key, {"exclusiveMinimum", "exclusiveMaximum", "uniqueItems"})) {
        require<bool>(value, keys, "a boolean");
    } else if (key == "required") {
        check_texts(value, keys);
    } else if (key == "enum") {
        require<Value::List>(value, keys, "a list");
    } else if (key == "pattern") {
        check_pattern(require<std::string>(value, keys, "a string"), keys);
    } else if (is_one_of(key, {"properties", "definitions", "patternProperties"})) {
        check_schemas(require<Value::Map>(value, keys, "a map"), keys);
        if (key == "patternProperties")
            for (const auto& pattern : value.map())
                check_pattern(pattern.first, below(keys, pattern.first));
    } else if (is_one_of(key, {"allOf", "anyOf", "oneOf"})) {
        check_schema_list(require<Value::List>(value, keys, "a list"), keys);
    } else if (key == "items" && value.is<Value::List>()) {
        check_schema_list(value.list(), keys);
    } else if (is_one_of(key, {"not", "items"}) ||
               (is_one_of(key, {"additionalProperties", "additionalItems"}) && !value.is<bool>())) {
        check_schema(value, keys);
    } else if (key == "dependencies") {
        for (const auto& [name, needs] : require<Value::Map>(value, keys, "a map"))
            if (needs.is<Value::List>())
                check_texts(needs, below(keys, name));
            else
                check_schema(needs, below(keys, name));
    }
}

} // namespace

void check_schema(const Value& schema, const Keys& keys) {
    for (const auto& [key, value] : require<Value::Map>(schema, keys, "a map")) {
        if (key == "$ref" || key == "$schema")
            throw Misfit(below(keys, key),
                         "schema key \"" + key + "\" not compatible with this version of juju");
        check_keyword(key, value, below(keys, key));
    }
}

} // namespace hookbox
