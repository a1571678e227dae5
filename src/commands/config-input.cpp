#include "commands/config-input.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "value/yaml.hpp"

namespace hookbox {
namespace {

bool parse_trust(const Value& value) {
    static const ConfigSchema schema = {
        {"trust", {.type = "boolean", .description = {}, .default_value = {}}}};
    return check_config_value(schema, "trust", value).boolean();
}

} // namespace

void add_config_pair(ConfigInput& input, const ConfigSchema& schema, const std::string& key,
                     const std::string& value) {
    const std::string text = value.starts_with('@') ? read_file(value.substr(1)) : value;
    if (key == "trust" && !schema.contains(key))
        input.trust = parse_trust(text);
    else
        input.values[key] = parse_config_value(schema, key, text);
}

void add_config_file(ConfigInput& input, const ConfigSchema& schema, const std::string& application,
                     const std::string& path) {
    const Value file = parse_yaml(read_file(path == "-" ? "/dev/stdin" : path), path);
    const Value& settings = file[application];
    if (!settings.is<Value::Map>())
        throw Error("no settings found for \"" + application + "\" in " + path);
    for (const auto& [key, value] : settings.map()) {
        if (key == "trust" && !schema.contains(key))
            input.trust = parse_trust(value);
        else
            input.values[key] = check_config_value(schema, key, value);
    }
}

void add_config_words(ConfigInput& input, const ConfigSchema& schema,
                      const std::string& application, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        const auto equals = word.find('=');
        if (equals == std::string::npos)
            add_config_file(input, schema, application, word);
        else
            add_config_pair(input, schema, word.substr(0, equals), word.substr(equals + 1));
    }
}

} // namespace hookbox
