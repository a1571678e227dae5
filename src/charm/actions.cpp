#include "charm/actions.hpp"

#include "base/error.hpp"
#include "charm/json-schema.hpp"
#include "charm/misfit.hpp"
#include "value/yaml.hpp"

#include <algorithm>

namespace hookbox {
namespace {

bool is_outer(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/// Charms of Juju itself may use its names.
void check_name(const std::string& name, std::string_view charm) {
    if (!is_action_name(name))
        throw Misfit({name}, "bad action name " + name);
    if (charm.starts_with("juju-"))
        return;
    const std::string prefix = "cannot use action name " + name + ": ";
    if (name == "juju")
        throw Misfit({name}, prefix + "\"juju\" is a reserved name");
    if (name.starts_with("juju-"))
        throw Misfit({name}, prefix + "the \"juju-\" prefix is reserved");
}

template <class Kind>
const Kind& require(const std::string& name, const std::string& key, const Value& value,
                    const char* kind) {
    if (const Kind* found = value.get_if<Kind>())
        return *found;
    throw Misfit({name, key},
                 "value for schema key \"" + key + "\" must be a " + std::string(kind));
}

ActionSpec read_action(const std::string& name, const Value& value) {
    if (!value.is_null() && !value.is<Value::Map>())
        throw Misfit({name},
                     "action " + name + ": expected map, got " + std::string(kind_name(value)));
    ActionSpec spec;
    spec.description = "No description";
    Value::Map schema = {{"title", name},
                         {"type", "object"},
                         {"properties", Value::Map{}},
                         {"additionalProperties", false}};
    for (const auto& [key, each] : value.map()) {
        if (key == "description")
            spec.description = require<std::string>(name, key, each, "string");
        else if (key == "parallel")
            spec.parallel = require<bool>(name, key, each, "bool");
        else if (key == "execution-group")
            spec.execution_group = require<std::string>(name, key, each, "string");
        else if (key == "title")
            schema[key] = require<std::string>(name, key, each, "string");
        else if (key == "required")
            schema[key] = require<Value::List>(name, key, each, "YAML list");
        else if (key != "params")
            schema[key] = each;
        else if (each.is<Value::Map>())
            schema["properties"] = each;
        else
            throw Misfit({name, key}, "params failed to parse as a map");
    }
    schema["description"] = spec.description;
    // Each part by itself, since a charm writes `params` where a schema has `properties`.
    for (const auto& [key, part] : schema)
        if (key == "properties")
            for (const auto& [parameter, rule] : part.map())
                check_schema(rule, {name, "params", parameter});
        else
            check_schema(Value::Map{{key, part}}, {name});
    spec.schema = std::move(schema);
    return spec;
}

ActionSpecs read_actions(const Value& value, std::string_view charm) {
    if (!value.is_null() && !value.is<Value::Map>())
        throw Misfit({}, "invalid actions: expected map, got " + std::string(kind_name(value)));
    ActionSpecs specs;
    for (const auto& [name, spec] : value.map()) {
        check_name(name, charm);
        specs.emplace(name, read_action(name, spec));
    }
    return specs;
}

} // namespace

const ActionSpec& exec_action_spec() {
    static const ActionSpec spec{
        .description = "predefined juju-exec action",
        .parallel = true,
        .execution_group = {},
        .schema = Value::Map{
            {"title", exec_action},
            {"type", "object"},
            {"required", Value::List{"command", "timeout"}},
            {"additionalProperties", false},
            {"properties", Value::Map{{"command", Value::Map{{"type", "string"}}},
                                      {"timeout", Value::Map{{"type", "number"}}},
                                      {"workload-context", Value::Map{{"type", "boolean"}}}}}}};
    return spec;
}

bool is_action_name(std::string_view name) {
    return !name.empty() && is_outer(name.front()) && is_outer(name.back()) &&
           std::ranges::all_of(name, [](char letter) { return is_outer(letter) || letter == '-'; });
}

ActionSpecs parse_actions(std::string_view yaml, std::string_view source, std::string_view charm) {
    const Value value = parse_yaml(yaml, source);
    try {
        return read_actions(value, charm);
    } catch (const Misfit& misfit) {
        throw misfit.placed(yaml, source);
    }
}

ActionSpecs parse_charmcraft_actions(std::string_view yaml, std::string_view source,
                                     std::string_view charm) {
    const Value value = parse_yaml(yaml, source);
    try {
        return read_actions(value["actions"], charm);
    } catch (const Misfit& misfit) {
        throw misfit.within("actions").placed(yaml, source);
    }
}

void check_parameters(const ActionSpec& spec, const Value::Map& parameters) {
    std::string text;
    for (const std::string& violation : schema_violations(spec.schema, parameters))
        text += (text.empty() ? "" : "; ") + violation;
    if (!text.empty())
        throw Error("validation failed: " + text);
}

Value to_value(const ActionSpecs& specs) {
    Value::Map map;
    for (const auto& [name, spec] : specs)
        map[name] = Value::Map{{"description", spec.description},
                               {"parallel", spec.parallel},
                               {"execution-group", spec.execution_group},
                               {"schema", spec.schema}};
    return map;
}

ActionSpecs action_specs_from_value(const Value& value) {
    ActionSpecs specs;
    for (const auto& [name, spec] : value.map())
        specs[name] = {.description = spec["description"].text(),
                       .parallel = spec["parallel"].boolean(),
                       .execution_group = spec["execution-group"].text(),
                       .schema = spec["schema"]};
    return specs;
}

} // namespace hookbox
