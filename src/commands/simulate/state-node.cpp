#include "commands/simulate/state-node.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"
#include "base/utf8.hpp"
#include "value/base64.hpp"

#include <algorithm>

namespace hookbox {

void StateNode::fail(const std::string& reason) const {
    throw Error(where_ + (where_.ends_with(": ") ? "" : ": ") + reason);
}

StateNode StateNode::operator[](std::string_view key) const {
    if (!is_null() && !value_->is<Value::Map>())
        fail("expected map, got " + std::string(kind_name(*value_)));
    const std::string name = key.empty() ? "\"\"" : std::string(key);
    return {(*value_)[key], where_ + (where_.ends_with(": ") ? "" : ".") + name};
}

std::vector<StateNode> StateNode::items() const {
    std::vector<StateNode> nodes;
    if (is_null())
        return nodes;
    const auto* list = value_->get_if<Value::List>();
    if (list == nullptr)
        fail("expected list, got " + std::string(kind_name(*value_)));
    for (const Value& item : *list)
        nodes.emplace_back(item, where_ + "[" + std::to_string(nodes.size()) + "]");
    return nodes;
}

std::vector<std::pair<std::string, StateNode>> StateNode::entries() const {
    std::vector<std::pair<std::string, StateNode>> nodes;
    if (is_null())
        return nodes;
    const auto* map = value_->get_if<Value::Map>();
    if (map == nullptr)
        fail("expected map, got " + std::string(kind_name(*value_)));
    for (const auto& entry : *map)
        nodes.emplace_back(entry.first, (*this)[entry.first]);
    return nodes;
}

std::string StateNode::text(std::string_view otherwise) const {
    if (is_null())
        return std::string(otherwise);
    if (const auto* text = value_->get_if<std::string>())
        return *text;
    const auto* encoded = (*value_)["b64"].get_if<std::string>();
    if (encoded == nullptr)
        fail("expected string, got " + std::string(kind_name(*value_)));
    auto bytes = from_base64(*encoded);
    if (!bytes)
        fail("malformed base64");
    return *std::move(bytes);
}

std::vector<std::string> StateNode::texts() const {
    std::vector<std::string> texts;
    for (const StateNode& item : items())
        texts.push_back(item.text());
    return texts;
}

bool StateNode::flag() const {
    const bool* flag = value_->get_if<bool>();
    if (flag == nullptr && !is_null())
        fail("expected bool, got " + std::string(kind_name(*value_)));
    return flag != nullptr && *flag;
}

int StateNode::number() const {
    const auto* number = value_->get_if<std::int64_t>();
    if (number == nullptr || *number < 0 || *number > INT32_MAX)
        fail("expected a natural number");
    return static_cast<int>(*number);
}

Time StateNode::time() const {
    const std::string whole = text();
    const auto parsed = parse_rfc3339(whole);
    if (!parsed)
        fail("malformed time " + go_quoted(whole));
    return *parsed;
}

Settings StateNode::settings() const {
    Settings settings;
    for (const auto& [key, node] : entries())
        settings.emplace(key, node.text());
    return settings;
}

void StateNode::allow(const std::vector<std::string_view>& known) const {
    for (const auto& [key, node] : entries())
        if (std::ranges::find(known, key) == known.end())
            fail("unknown key " + go_quoted(key));
}

Value text_value(const std::string& text) {
    if (is_utf8(text))
        return text;
    return Value::Map{{"b64", to_base64(text)}};
}

Value settings_value(const Settings& settings) {
    Value::Map map;
    for (const auto& [key, text] : settings)
        map.emplace(key, text_value(text));
    return map;
}

} // namespace hookbox
