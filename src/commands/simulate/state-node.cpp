#include "commands/simulate/state-node.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"
#include "base/utf8.hpp"
#include "cli/near-names.hpp"
#include "value/base64.hpp"

#include <algorithm>

namespace hookbox {
namespace {

/// The keys that lead from `from` to `wanted`, which is known by its address; added to `keys`.
bool find_path(const Value& from, const Value* wanted, std::vector<std::string>& keys) {
    const auto enter = [&](const std::string& key, const Value& value) {
        keys.push_back(key);
        if (find_path(value, wanted, keys))
            return true;
        keys.pop_back();
        return false;
    };
    if (&from == wanted)
        return true;
    if (const auto* map = from.get_if<Value::Map>())
        return std::ranges::any_of(
            *map, [&](const auto& entry) { return enter(entry.first, entry.second); });
    if (const auto* list = from.get_if<Value::List>())
        for (std::size_t item = 0; item < list->size(); ++item)
            if (enter(std::to_string(item), (*list)[item]))
                return true;
    return false;
}

} // namespace

std::vector<std::string> StateNode::keys() const {
    std::vector<std::string> keys;
    if (value_ != &text_->value()) {
        find_path(text_->value(), above_, keys);
        keys.push_back(key_);
    }
    return keys;
}

void StateNode::fail(const std::string& reason) const {
    const std::vector<std::string> keys = this->keys();
    const std::string path = text_->path(keys);
    throw Error(text_->place(keys) + ": " + (path.empty() ? "" : path + ": ") + reason);
}

void StateNode::fail_at(const std::string& key, const std::string& reason,
                        const std::vector<std::string_view>& known) const {
    std::vector<std::string> keys = this->keys();
    const std::string path = text_->path(keys);
    keys.push_back(key);
    throw Error(text_->place(std::move(keys)) + ": " + (path.empty() ? "" : path + ": ") + reason +
                " " + go_quoted(key) + "; " + hint(key, known));
}

void StateNode::fail_as(const char* wanted) const {
    fail("expected " + std::string(wanted) + ", got " + std::string(kind_name(*value_)));
}

StateNode StateNode::operator[](std::string_view key) const {
    if (!is_null() && !value_->is<Value::Map>())
        fail_as("map");
    return {*this, std::string(key), (*value_)[key]};
}

std::vector<StateNode> StateNode::items() const {
    std::vector<StateNode> nodes;
    if (is_null())
        return nodes;
    const auto* list = value_->get_if<Value::List>();
    if (list == nullptr)
        fail_as("list");
    for (const Value& item : *list)
        nodes.push_back({*this, std::to_string(nodes.size()), item});
    return nodes;
}

std::vector<std::pair<std::string, StateNode>> StateNode::entries() const {
    std::vector<std::pair<std::string, StateNode>> nodes;
    if (is_null())
        return nodes;
    const auto* map = value_->get_if<Value::Map>();
    if (map == nullptr)
        fail_as("map");
    for (const auto& [key, value] : *map)
        nodes.emplace_back(key, StateNode(*this, key, value));
    return nodes;
}

std::string StateNode::text(std::string_view otherwise) const {
    if (is_null())
        return std::string(otherwise);
    if (const auto* text = value_->get_if<std::string>())
        return *text;
    const auto* encoded = (*value_)["b64"].get_if<std::string>();
    if (encoded == nullptr && !value_->is<Value::Map>() && !value_->is<Value::List>())
        fail("expected string, got " + std::string(kind_name(*value_)) + "; put it in quotes");
    if (encoded == nullptr)
        fail_as("string");
    auto bytes = from_base64(*encoded);
    if (!bytes)
        fail("malformed base64");
    return *std::move(bytes);
}

std::string StateNode::one_of(const std::vector<std::string_view>& known,
                              std::string_view otherwise) const {
    std::string given = text(otherwise);
    if (std::ranges::find(known, given) == known.end()) {
        std::string list;
        for (const std::string_view word : known)
            list += (list.empty() ? "" : word == known.back() ? " or " : ", ") + go_quoted(word);
        fail("expected " + list + ", got " + go_quoted(given));
    }
    return given;
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
        fail_as("bool");
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
            fail_at(key, "unknown key", known);
}

std::string hint(std::string_view wrong, const std::vector<std::string_view>& known) {
    if (const auto near = near_names(wrong, known); !near.empty())
        return "did you mean " + go_quoted(near.front()) + "?";
    std::string text;
    for (const std::string_view name : known)
        text.append(text.empty() ? "known: " : ", ").append(name);
    return text.empty() ? "none is known" : text;
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
