#include "agent/hook-record.hpp"

#include <algorithm>
#include <string_view>

namespace hookbox {
namespace {

std::string cut(std::string_view text, std::size_t limit) {
    if (text.size() <= limit)
        return std::string(text);
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0) == 0x80)
        --limit;
    return std::string(text.substr(0, limit)) + "...";
}

/// An error may quote what the call was given in a file or by a pipe.
bool had_hidden_input(const ToolRequest& request) {
    return request.input_set ||
           std::any_of(request.args.begin(), request.args.end(), [](std::string_view word) {
               return word.starts_with("--file") || word.starts_with("-file");
           });
}

/// "--label" where the tool has that option, also of "--label=..."; else a typing error may have
/// put anything there.
bool names_option(const Options& options, std::string_view word) {
    if (!word.starts_with("--"))
        return false;
    const std::string_view wanted = word.substr(2, word.find('=') - 2);
    return std::ranges::any_of(options.all(), [&](const Option& option) {
        return std::ranges::find(option.names, wanted) != option.names.end();
    });
}

/// What is kept of words that may hold secrets: names of options, keys without their values.
std::vector<std::string> without_values(const Tool& tool, std::vector<std::string> words) {
    Options options;
    const auto body = tool.make(nullptr);
    body->declare(options);
    bool options_end = false;
    for (std::string& word : words) {
        const bool option = !options_end && word.size() > 1 && word.starts_with('-');
        const auto equals = word.find('=');
        if (option && word == "--")
            options_end = true;
        else if (equals != std::string::npos && (!option || names_option(options, word)))
            word = word.substr(0, equals) + "=...";
        else if (option ? !names_option(options, word) : !word.starts_with("secret:"))
            word = "...";
    }
    return words;
}

std::string effect_of(const ToolCall& call) {
    if (call.reply.code != 0) {
        const std::string_view errors = call.reply.errors;
        return call.tool.confidential || had_hidden_input(call.request)
                   ? "fails"
                   : cut(errors.substr(0, errors.find('\n')), kept_effect);
    }
    std::string text = call.tool.effect == Effect::at_once     ? "takes effect at once"
                       : call.tool.effect == Effect::with_hook ? "takes effect with the hook"
                                                               : "reads";
    if (!call.reply.output.empty())
        text += ", " + std::to_string(call.reply.output.size()) + " bytes printed";
    return text;
}

void add_time(Value::Record& record, const char* key, Time time) {
    if (time != Time{})
        record.fields.emplace_back(key, to_rfc3339(time));
}

Time time_of(const Value& value) {
    return value.is_null() ? Time{} : from_rfc3339(value.text());
}

Value to_value(const CallRecord& call) {
    return Value::Record{{{"argv", Value::List(call.words.begin(), call.words.end())},
                          {"duration-us", call.duration.count()},
                          {"exit", call.exit},
                          {"effect", call.effect}}};
}

CallRecord call_from_value(const Value& value) {
    CallRecord call{.duration = std::chrono::microseconds(value["duration-us"].integer()),
                    .exit = static_cast<int>(value["exit"].integer()),
                    .effect = value["effect"].text()};
    for (const Value& word : value["argv"].list())
        call.words.push_back(word.text());
    return call;
}

} // namespace

std::vector<std::string> shown_words(const ToolCall& call) {
    return call.tool.confidential ? without_values(call.tool, call.request.args)
                                  : call.request.args;
}

CallRecord record_of(const ToolCall& call) {
    CallRecord record{.words = {call.request.command},
                      .duration = call.duration,
                      .exit = call.reply.code,
                      .effect = effect_of(call)};
    std::size_t room = kept_words;
    for (const std::string& word : shown_words(call)) {
        record.words.push_back(cut(word, room));
        if (word.size() >= room)
            break;
        room -= word.size();
    }
    return record;
}

Value::Record summary_value(const HookRecord& record) {
    Value::Record all;
    const auto add = [&](const char* key, Value value) {
        all.fields.emplace_back(key, std::move(value));
    };
    add("id", record.id);
    add("unit", record.unit);
    add("hook", record.hook);
    if (record.relation)
        add("relation-id", *record.relation);
    if (!record.remote.empty())
        add("remote", record.remote);
    add("cause", record.cause);
    add_time(all, "queued", record.queued);
    add_time(all, "started", record.started);
    add_time(all, "ended", record.ended);
    add("wait-us", std::chrono::microseconds(record.started - record.queued).count());
    add("run-us", record.run.count());
    add("lock-us", record.lock.count());
    add("result", record.result);
    if (record.exit)
        add("exit", *record.exit);
    if (record.signal != 0)
        add("signal", record.signal);
    if (!record.reason.empty())
        add("reason", record.reason);
    add("tool-calls", record.calls.size() + record.calls_cut);
    if (!record.context_id.empty())
        add("context-id", record.context_id);
    return all;
}

Value::Record detail_value(const HookRecord& record) {
    Value::List calls;
    for (const CallRecord& call : record.calls)
        calls.push_back(to_value(call));
    Value::Record details{{{"calls", std::move(calls)}}};
    if (record.details_lost)
        details.fields.emplace_back("details-lost", true);
    if (record.calls_cut > 0)
        details.fields.emplace_back("calls-left-out", record.calls_cut);
    details.fields.emplace_back("output", record.output);
    if (record.output_cut > 0)
        details.fields.emplace_back("output-bytes-left-out", record.output_cut);
    return details;
}

HookRecord hook_record_from_values(const Value& summary, const Value& details) {
    HookRecord record;
    record.unit = summary["unit"].text();
    record.hook = summary["hook"].text();
    if (!summary["relation-id"].is_null())
        record.relation = static_cast<int>(summary["relation-id"].integer());
    record.remote = summary["remote"].text();
    record.cause = summary["cause"].text();
    record.queued = time_of(summary["queued"]);
    record.started = time_of(summary["started"]);
    record.ended = time_of(summary["ended"]);
    record.run = std::chrono::microseconds(summary["run-us"].integer());
    record.lock = std::chrono::microseconds(summary["lock-us"].integer());
    record.result = summary["result"].text();
    if (!summary["exit"].is_null())
        record.exit = static_cast<int>(summary["exit"].integer());
    record.signal = static_cast<int>(summary["signal"].integer());
    record.reason = summary["reason"].text();
    for (const Value& call : details["calls"].list())
        record.calls.push_back(call_from_value(call));
    record.output = details["output"].text();
    record.output_cut = static_cast<std::uint64_t>(details["output-bytes-left-out"].integer());
    record.calls_cut =
        static_cast<std::uint64_t>(summary["tool-calls"].integer()) - record.calls.size();
    record.context_id = summary["context-id"].text();
    record.details_lost = details["details-lost"].boolean();
    return record;
}

} // namespace hookbox
