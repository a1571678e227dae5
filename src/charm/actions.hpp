// What a charm declares of its actions in actions.yaml, and the rules for their parameters. Pure.
#pragma once

#include "value/value.hpp"

#include <map>
#include <string>
#include <string_view>

namespace hookbox {

struct ActionSpec {
    std::string description;
    bool parallel = false;       ///< need not wait for the machine's hooks
    std::string execution_group; ///< "" = none; those of one group run one after the other
    Value schema;                ///< of the parameters (json-schema.hpp)
};
using ActionSpecs = std::map<std::string, ActionSpec>;

/// What runs a shell's commands; every unit has it.
inline constexpr const char* exec_action = "juju-exec";
/// Its parameters: `command`, `timeout` in nanoseconds.
const ActionSpec& exec_action_spec();

/// Letters, digits and hyphens; also the rule for the keys of parameters.
bool is_action_name(std::string_view name);

/// `charm` is the charm's name. Throws Error `<source>:<line>:<column>: …`.
ActionSpecs parse_actions(std::string_view yaml, std::string_view source, std::string_view charm);
/// The section `actions` of a charmcraft.yaml, which may be absent.
ActionSpecs parse_charmcraft_actions(std::string_view yaml, std::string_view source,
                                     std::string_view charm);

/// Throws Error `validation failed: …`.
void check_parameters(const ActionSpec& spec, const Value::Map& parameters);

/// The same as stored values.
Value to_value(const ActionSpecs& specs);
ActionSpecs action_specs_from_value(const Value& value);

} // namespace hookbox
