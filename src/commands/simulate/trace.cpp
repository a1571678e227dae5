#include "commands/simulate/trace.hpp"

#include "agent/hook-record.hpp"
#include "cli/table.hpp"
#include "commands/simulate/state-node.hpp"
#include "value/json.hpp"

#include <algorithm>
#include <cstdio>

namespace hookbox {
namespace {

constexpr std::size_t longest_output = 60;

Value added_items(const Value::List& before, const Value::List& after) {
    if (before.size() > after.size() || !std::equal(before.begin(), before.end(), after.begin()))
        return after;
    return Value::List(after.begin() + static_cast<std::ptrdiff_t>(before.size()), after.end());
}

/// As a shell reads it.
std::string shell_word(const Value& value) {
    std::string text = value.is<std::string>() ? value.text() : to_plain_json(value);
    const bool plain = !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
        return std::isalnum(c) != 0 || c >= 0x80 ||
               std::string_view("_-+=:,./@%").find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (plain)
        return text;
    std::string quoted = "'";
    for (const char c : text)
        c == '\'' ? quoted.append("'\\''") : quoted.append(1, c);
    return quoted + "'";
}

constexpr const char* hidden = "...";

Value shown_text(const std::string& text, bool hide) {
    return hide && !text.empty() ? Value(hidden) : text_value(text);
}

/// At any depth, since effects come whole, in part, or as null when they are taken back.
void hide_contents(Value& effect) {
    if (auto* map = effect.get_if<Value::Map>())
        for (auto& [key, below] : *map) {
            auto* content = key == "content_b64" ? below.get_if<Value::Map>() : nullptr;
            if (content == nullptr)
                hide_contents(below);
            else
                for (auto& field : *content)
                    field.second = hidden;
        }
}

/// Without what is in secrets that were added or changed.
Value without_contents(const Value& effect) {
    Value::Map shown = effect.map();
    if (const auto secrets = shown.find("secrets"); secrets != shown.end())
        hide_contents(secrets->second);
    return shown;
}

std::string first_line(const Value& value) {
    const std::string text = value.is<std::string>() ? value.text() : to_plain_json(value);
    return text.substr(0, text.find('\n'));
}

} // namespace

Value added_effects(const Value& before, const Value& after) {
    if (after.is<Value::List>() && before.is<Value::List>())
        return added_items(before.list(), after.list());
    if (!after.is<Value::Map>() || !before.is<Value::Map>())
        return after;
    Value::Map added;
    for (const auto& [key, value] : after.map())
        if (!before.map().contains(key))
            added.emplace(key, value);
        else if (const Value& old = before[key]; value != old)
            added.emplace(key, added_effects(old, value));
    for (const auto& [key, value] : before.map())
        if (!after.map().contains(key))
            added.emplace(key, Value()); // taken back
    return added;
}

Value traced_call(const ToolCall& call, const Value& effect) {
    Value::List words = {call.request.command};
    for (const std::string& word : shown_words(call))
        words.push_back(text_value(word));
    Value::Map traced{{"argv", std::move(words)},
                      {"exit", call.reply.code},
                      {"duration_us", call.duration.count()},
                      {"stdout", shown_text(call.reply.output, call.tool.prints_secrets)},
                      {"stderr", shown_text(call.reply.errors, call.tool.confidential)}};
    if (call.reply.code == 0 && call.tool.effect != Effect::none)
        traced.emplace("applies",
                       call.tool.effect == Effect::at_once ? "at once" : "with the hook");
    if (!effect.map().empty())
        traced.emplace("effect", without_contents(effect));
    return traced;
}

std::string trace_line(const Value& traced) {
    std::string line = "+";
    for (const Value& word : traced["argv"].list())
        line += " " + shell_word(word);
    char times[64];
    std::snprintf(times, sizeof times, " [exit %d, %.1f ms]",
                  static_cast<int>(traced["exit"].integer()),
                  static_cast<double>(traced["duration_us"].integer()) / 1000);
    line += times;
    if (traced["exit"] != Value(0))
        line += " " + first_line(traced["stderr"]);
    else if (!traced["effect"].is_null())
        line += " " + to_plain_json(traced["effect"]);
    else if (traced["stdout"] != Value(""))
        line += " " + shortened(first_line(traced["stdout"]), longest_output);
    return line;
}

} // namespace hookbox
