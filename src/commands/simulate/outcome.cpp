#include "commands/simulate/outcome.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "commands/verb.hpp"
#include "value/json.hpp"

#include <fcntl.h>

namespace hookbox {

Value outcome_value(const SimulationResult& result) {
    Value::Map outcome{{"effects", result.effects}};
    if (!result.state.is_null())
        outcome.emplace("state", result.state);
    if (!result.trace.empty())
        outcome.emplace("trace", result.trace);
    return outcome;
}

void OutcomeFile::write(const Value& value) const {
    if (path.empty())
        return;
    const bool yaml = path == "-" || path.ends_with(".yaml") || path.ends_with(".yml");
    const Format chosen = format.value_or(yaml ? Format::yaml : Format::json);
    if (path != "-") // a state may have secrets in it
        (void)open_file(path, O_WRONLY | O_CREAT, 0600);
    print_output({.path = path == "-" ? "" : path},
                 chosen == Format::yaml ? to_yaml(value) : to_plain_json(value) + "\n");
}

Format parse_outcome_format(const std::string& text) {
    if (text == "yaml")
        return Format::yaml;
    if (text == "json")
        return Format::json;
    throw UsageError("expected yaml or json");
}

} // namespace hookbox
