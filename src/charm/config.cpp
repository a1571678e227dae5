#include "base/error.hpp"
#include "charm/charm.hpp"
#include "charm/misfit.hpp"
#include "value/json.hpp"
#include "value/yaml.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace hookbox {
namespace {

std::optional<std::int64_t> parse_integer(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<double> parse_float(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// The words of Go's strconv.ParseBool.
std::optional<bool> parse_boolean(std::string_view text) {
    for (const char* word : {"1", "t", "T", "TRUE", "true", "True"})
        if (text == word)
            return true;
    for (const char* word : {"0", "f", "F", "FALSE", "false", "False"})
        if (text == word)
            return false;
    return std::nullopt;
}

/// "secret:" and an id, a controller's UUID perhaps before it. Nothing at all is no secret.
bool is_secret_uri(std::string_view text) {
    if (text.empty())
        return true;
    if (!text.starts_with("secret:"))
        return false;
    text = text.substr(7, text.find('?') - 7);
    if (text.starts_with("//")) {
        const auto slash = text.find('/', 2);
        if (slash != 2 + 36) // the length of a UUID
            return false;
        text.remove_prefix(slash + 1);
    }
    return text.size() == 20 && std::ranges::all_of(text, [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z');
           });
}

[[noreturn]] void refuse(const std::string& key, const std::string& type, const Value& value) {
    throw Error("option \"" + key + "\" expected " + type + ", got " +
                (value.is<std::string>() ? "\"" + value.text() + "\"" : to_stored(value)));
}

Value check_value(const std::string& key, const std::string& type, const Value& value) {
    if (value.is_null())
        return value;
    if (type == "string" && value.is<std::string>())
        return value;
    if (type == "secret" && value.is<std::string>() && is_secret_uri(value.text()))
        return value;
    if (type == "boolean" && value.is<bool>())
        return value;
    if (type == "int") {
        if (value.is<std::int64_t>())
            return value;
        if (const double* number = value.get_if<double>();
            number != nullptr && std::trunc(*number) == *number && std::abs(*number) < 9e18)
            return static_cast<std::int64_t>(*number);
    }
    if (type == "float") {
        if (value.is<double>())
            return value;
        if (const auto* number = value.get_if<std::int64_t>())
            return static_cast<double>(*number);
    }
    refuse(key, type, value);
}

const ConfigOption& find_option(const ConfigSchema& schema, const std::string& key) {
    const auto found = schema.find(key);
    if (found == schema.end())
        throw Error("unknown option \"" + key + "\"");
    return found->second;
}

ConfigOption read_option(const std::string& key, const Value& value) {
    if (!value.is<Value::Map>())
        throw Misfit({"options", key}, "invalid config: option \"" + key + "\" expected map, got " +
                                           std::string(kind_name(value)));
    ConfigOption option;
    if (const Value& type = value["type"]; !type.is_null())
        option.type = type.is<std::string>() ? type.text() : to_stored(type);
    if (option.type.empty())
        option.type = "string"; // as in the Python of Juju's beginnings
    if (option.type != "string" && option.type != "int" && option.type != "float" &&
        option.type != "boolean" && option.type != "secret")
        throw Misfit({"options", key, "type"}, "invalid config: option \"" + key +
                                                   "\" has unknown type \"" + option.type + "\"");
    if (const Value& description = value["description"]; description.is<std::string>())
        option.description = description.text();
    try {
        option.default_value = check_value(key, option.type, value["default"]);
    } catch (const Error& error) {
        throw Misfit({"options", key, "default"},
                     std::string("invalid config default: ") + error.what());
    }
    return option;
}

ConfigSchema read_schema(const Value& value) {
    if (!value.is<Value::Map>())
        throw Misfit({}, "invalid config: empty configuration");
    const Value& options = value["options"];
    if (!options.is_null() && !options.is<Value::Map>())
        throw Misfit({"options"}, "invalid config: options: expected map, got " +
                                      std::string(kind_name(options)));
    ConfigSchema schema;
    for (const auto& [key, option] : options.map())
        schema.emplace(key, read_option(key, option));
    return schema;
}

} // namespace

ConfigSchema parse_config_schema(std::string_view yaml, std::string_view source) {
    const Value value = parse_yaml(yaml, source);
    try {
        return read_schema(value);
    } catch (const Misfit& misfit) {
        throw misfit.placed(yaml, source);
    }
}

ConfigSchema parse_charmcraft_config(std::string_view yaml, std::string_view source) {
    const Value value = parse_yaml(yaml, source);
    try {
        const Value& section = value["config"];
        return section.is_null() ? ConfigSchema() : read_schema(section);
    } catch (const Misfit& misfit) {
        throw misfit.within("config").placed(yaml, source);
    }
}

Value parse_config_value(const ConfigSchema& schema, const std::string& key,
                         const std::string& text) {
    const std::string& type = find_option(schema, key).type;
    if (type == "int") {
        if (const auto number = parse_integer(text))
            return *number;
    } else if (type == "float") {
        if (const auto number = parse_float(text))
            return *number;
    } else if (type == "boolean") {
        if (const auto flag = parse_boolean(text))
            return *flag;
    } else {
        return check_value(key, type, text);
    }
    refuse(key, type, text);
}

Value check_config_value(const ConfigSchema& schema, const std::string& key, const Value& value) {
    const ConfigOption& option = find_option(schema, key);
    if (option.type != "string" && value.is<std::string>())
        return parse_config_value(schema, key, value.text());
    return check_value(key, option.type, value);
}

Value to_value(const ConfigSchema& schema) {
    Value::Map options;
    for (const auto& [key, option] : schema)
        options[key] = Value::Map{{"type", option.type},
                                  {"description", option.description},
                                  {"default", option.default_value}};
    return options;
}

ConfigSchema config_schema_from_value(const Value& value) {
    ConfigSchema schema;
    for (const auto& [key, option] : value.map()) {
        const std::string& type = option["type"].text();
        schema[key] = {.type = type,
                       .description = option["description"].text(),
                       // JSON writes 1.0 as 1 where it can
                       .default_value = check_value(key, type, option["default"])};
    }
    return schema;
}

} // namespace hookbox
