// Words of simulate's command line that a batch says, too. Throw UsageError with the bare reason.
#pragma once

#include "commands/simulate/simulator.hpp"

#include <string>

namespace hookbox {

Compat parse_compat_option(const std::string& text);
/// "db:3" or "3".
int parse_relation_option(const std::string& text);
/// "key=value" into nested maps by the dots of the key; the value is YAML.
void add_parameter(Value::Map& parameters, const std::string& text);
/// There has to be a state or a charm, and something to run.
void require_subject(bool stated, const SimulationRequest& request);

} // namespace hookbox
