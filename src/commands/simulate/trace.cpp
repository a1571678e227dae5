#include "commands/simulate/trace.hpp"

#include "cli/table.hpp"
#include "commands/simulate/difference.hpp"
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

std::string first_line(const Value& value) {
    const std::string text = value.is<std::string>() ? value.text() : to_plain_json(value);
    return text.substr(0, text.find('\n'));
}

} // namespace

Value added_effects(const Value& before, const Value& after) {
    Value::Map added;
    for (const auto& [key, value] : after.map()) {
        const Value& old = before[key];
        if (value == old)
            continue;
        if (value.is<Value::List>() && old.is<Value::List>())
            added.emplace(key, added_items(old.list(), value.list()));
        else if (value.is<Value::Map>() && old.is<Value::Map>())
            added.emplace(key, difference(old, value));
        else
            added.emplace(key, value);
    }
    return added;
}

Value traced_call(const ToolCall& call, const Value& effect) {
    Value::List words = {call.request.command};
    for (const std::string& word : call.request.args)
        words.push_back(text_value(word));
    Value::Map traced{{"argv", std::move(words)},
                      {"exit", call.reply.code},
                      {"duration_us", call.duration.count()},
                      {"stdout", text_value(call.reply.output)},
                      {"stderr", text_value(call.reply.errors)}};
    if (call.reply.code == 0 && call.tool.effect != Effect::none)
        traced.emplace("applies",
                       call.tool.effect == Effect::at_once ? "at once" : "with the hook");
    if (!effect.map().empty())
        traced.emplace("effect", effect);
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
