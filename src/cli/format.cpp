#include "cli/format.hpp"

#include "base/error.hpp"

namespace hookbox {

Format parse_format(const std::string& name) {
    if (name == "smart")
        return Format::smart;
    if (name == "yaml")
        return Format::yaml;
    if (name == "json")
        return Format::json;
    throw UsageError("unknown format " + go_quoted(name));
}

std::string format_value(const Value& value, Format format, YamlDialect dialect) {
    if (format == Format::json)
        return to_json(value) + '\n';
    if (value.is_null())
        return {};
    if (format == Format::smart) {
        if (const bool* flag = value.get_if<bool>())
            return *flag ? "True\n" : "False\n";
        if (const std::string* text = value.get_if<std::string>())
            return text->empty() ? std::string() : *text + '\n';
    }
    return to_yaml(value, dialect);
}

std::string format_list(const std::vector<std::string>& items, Format format) {
    if (format != Format::smart)
        return format_value(Value::List(items.begin(), items.end()), format);
    std::string lines;
    for (const std::string& item : items)
        lines += item + '\n';
    return lines;
}

} // namespace hookbox
