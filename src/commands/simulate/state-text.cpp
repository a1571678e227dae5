#include "commands/simulate/state-text.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "value/json-place.hpp"
#include "value/json.hpp"
#include "value/yaml.hpp"

namespace hookbox {
namespace {

bool looks_like_json(std::string_view text, std::string_view source) {
    if (source.ends_with(".yaml") || source.ends_with(".yml"))
        return false;
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (source.ends_with(".json") || first == text.npos || text[first] != '{')
        return source.ends_with(".json");
    const std::size_t second = text.find_first_not_of(blank, first + 1);
    return second == text.npos || text[second] == '"' || text[second] == '}';
}

} // namespace

StateText::StateText(std::string text, std::string source)
    : text_(std::move(text)), source_(std::move(source)), json_(looks_like_json(text_, source_)) {
    value_ = json_ ? parse_json(text_, source_) : parse_sole_yaml(text_, source_);
    if (value_["unit"].is_null() && value_["effects"].is<Value::Map>())
        *this = below("state");
}

StateText StateText::below(const std::string& key) const {
    StateText part = *this;
    part.above_.push_back(key);
    part.value_ = value_[key];
    return part;
}

std::string StateText::place(std::vector<std::string> keys) const {
    keys.insert(keys.begin(), above_.begin(), above_.end());
    return source_ + (json_ ? json_place(text_, keys) : yaml_place(text_, keys));
}

std::string StateText::path(const std::vector<std::string>& keys) const {
    std::string path;
    const Value* value = &value_;
    for (const std::string& key : keys) {
        if (const auto* list = value->get_if<Value::List>()) {
            path += '[' + key + ']';
            value = &list->at(std::stoul(key));
            continue;
        }
        path.append(path.empty() ? "" : ".").append(key.empty() ? "\"\"" : key);
        value = &(*value)[key];
    }
    return path;
}

StateText read_state_text(const std::string& file) {
    return file == "-" ? StateText(read_file("/dev/stdin"), "standard input")
                       : StateText(read_file(file), file);
}

} // namespace hookbox
