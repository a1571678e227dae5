#include "value/yaml-habits.hpp"

#include <algorithm>

namespace hookbox {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_wide(std::string_view text) {
    return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
}

/// Of an escape that is `\/`, which only YAML 1.2 has.
std::size_t find_slash_escape(std::string_view quoted) {
    std::size_t at = quoted.find('"');
    while ((at = quoted.find('\\', at)) < quoted.size() - 1) {
        if (quoted[at + 1] == '/')
            return at;
        at += 2;
    }
    return std::string_view::npos;
}

std::string single_quoted(std::string_view plain) {
    std::string quoted = "'";
    for (const char byte : plain)
        quoted.append(byte == '\'' ? 2 : 1, byte);
    return quoted += '\'';
}

} // namespace

// Marks count characters of what libyaml has decoded, so that UTF-16 would need another count.
YamlHabits::YamlHabits(std::string_view text)
    : text_(is_wide(text) ? std::string_view() : text),
      at_(text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0) {}

std::size_t YamlHabits::offset(const yaml_mark_t& mark) {
    if (mark.index < index_) {
        index_ = 0;
        at_ = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    }
    for (; index_ < mark.index && at_ < text_.size(); ++index_)
        do
            ++at_;
        while (at_ < text_.size() && (text_[at_] & 0xC0) == 0x80);
    return at_;
}

std::string_view YamlHabits::between(const yaml_mark_t& begin, const yaml_mark_t& end) {
    const std::size_t from = offset(begin);
    return text_.substr(from, offset(end) - from);
}

void YamlHabits::look_at(const yaml_event_t& event) {
    switch (event.type) {
    case YAML_SEQUENCE_START_EVENT:
        return open(event, event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
    case YAML_MAPPING_START_EVENT:
        return open(event, event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return closers_.pop_back();
    case YAML_SCALAR_EVENT:
        return look_at_scalar(event);
    default:
        return;
    }
}

void YamlHabits::open(const yaml_event_t& event, bool flow) {
    const std::size_t end = flow ? offset(event.end_mark) : 0;
    const char opening = end > 0 ? text_[end - 1] : ' ';
    if (flow && (opening == '[' || opening == '{'))
        closers_ += opening == '[' ? ']' : '}';
    else // a lone pair in a list has no brackets of its own
        closers_ += flow && !closers_.empty() ? closers_.back() : ' ';
}

void YamlHabits::look_at_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const bool in_flow = !closers_.empty() && closers_.back() != ' ';
    if (scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && value.find('/') != value.npos) {
        const std::string_view raw = between(event.start_mark, event.end_mark);
        if (const std::size_t escape = find_slash_escape(raw); escape < raw.size())
            refuse(event, raw.substr(0, escape), "found unknown escape character", 1);
    } else if (in_flow && scalar.style == YAML_PLAIN_SCALAR_STYLE && scalar.anchor == nullptr &&
               scalar.tag == nullptr && value.find('?') != value.npos) {
        const std::string_view raw = between(event.start_mark, event.end_mark);
        if (const std::size_t mark = raw.find('?'); mark > 0 && mark < raw.size())
            refuse(event, raw.substr(0, mark),
                   std::string("did not find expected ',' or '") + closers_.back() + '\'', 0);
    }
}

void YamlHabits::refuse(const yaml_event_t& event, std::string_view before, std::string problem,
                        int step) const {
    const int breaks = static_cast<int>(std::ranges::count(before, '\n'));
    const int line = static_cast<int>(event.start_mark.line) + breaks;
    const auto column = before.size() + (breaks > 0 ? 0 : event.start_mark.column);
    throw YamlProblem{std::move(problem), line, static_cast<int>(column),
                      line > 0 ? line + step : 0};
}

std::optional<std::string> YamlHabits::reworded(const yaml_parser_t& parser) {
    if (parser.error != YAML_SCANNER_ERROR || parser.problem == nullptr)
        return std::nullopt;
    const std::string_view problem = parser.problem;
    const std::size_t begin = offset(parser.context_mark);
    const std::size_t at = offset(parser.problem_mark);
    std::string text(text_);
    if (problem == "found unexpected ':'" && begin <= at && text_.substr(at, 1) == ":")
        return text.replace(begin, at + 1 - begin,
                            single_quoted(text_.substr(begin, at + 1 - begin)));
    if (problem == "found unknown escape character" && text_.substr(at, 2) == "\\'")
        return text.erase(at, 1);
    return std::nullopt;
}

} // namespace hookbox
