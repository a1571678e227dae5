#include "commands/simulate/options.hpp"

#include "base/error.hpp"
#include "model/names.hpp"
#include "value/yaml.hpp"

namespace hookbox {

Compat parse_compat_option(const std::string& text) {
    if (const auto compat = parse_compat(text))
        return *compat;
    throw UsageError("expected 1, 3 or 4");
}

int parse_relation_option(const std::string& text) {
    if (const auto id = parse_relation_id(text))
        return *id;
    throw UsageError("invalid relation id");
}

void add_parameter(Value::Map& parameters, const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        throw UsageError("expected KEY=VALUE");
    const std::string key = text.substr(0, equals);
    Value::Map* map = &parameters;
    std::size_t start = 0;
    for (std::size_t dot; (dot = key.find('.', start)) != std::string::npos; start = dot + 1) {
        Value& below = (*map)[key.substr(start, dot - start)];
        if (!below.is<Value::Map>())
            below = Value::Map{};
        map = below.get_if<Value::Map>();
    }
    try {
        (*map)[key.substr(start)] = parse_yaml(std::string_view(text).substr(equals + 1), "value");
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
}

void require_subject(bool stated, const SimulationRequest& request) {
    if (!stated && request.charm.empty())
        throw UsageError("no state specified, please give --state");
    if (request.command.empty() && request.charm.empty())
        throw UsageError("no command specified, please give one, or --charm");
}

} // namespace hookbox
