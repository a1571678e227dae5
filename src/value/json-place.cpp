#include "value/json-place.hpp"

#include "value/json.hpp"

#include <algorithm>
#include <optional>

namespace hookbox {
namespace {

char byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? text[at] : '\0';
}

std::size_t skip_blank(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

std::size_t end_of_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\')
            ++at;
    return std::min(at + 1, text.size());
}

std::size_t end_of_value(std::string_view text, std::size_t at) {
    int depth = 0;
    while (at < text.size()) {
        const char byte = text[at];
        if (byte == '"') {
            at = end_of_string(text, at);
        } else if (byte == '{' || byte == '[') {
            ++depth;
            ++at;
            continue;
        } else if (byte == '}' || byte == ']') {
            --depth;
            ++at;
        } else if (depth == 0) {
            return std::min(text.find_first_of(",]} \t\r\n", at), text.size());
        } else {
            ++at;
            continue;
        }
        if (depth == 0)
            return at;
    }
    return at;
}

struct Member {
    std::size_t key, value; ///< where they begin; the same in a list
};

/// The last member of that name, or of that number, in what begins at `begin`.
std::optional<Member> find_member(std::string_view text, std::size_t begin,
                                  const std::string& name) {
    const char opening = byte_at(text, begin);
    if (opening != '{' && opening != '[')
        return std::nullopt;
    std::optional<Member> found;
    std::size_t number = 0;
    std::size_t at = skip_blank(text, begin + 1);
    while (at < text.size() && text[at] != '}' && text[at] != ']') {
        Member member{at, at};
        std::string key = std::to_string(number++);
        if (opening == '{') {
            const std::size_t end = end_of_string(text, at);
            key = parse_json(text.substr(at, end - at)).text();
            member.value = skip_blank(text, skip_blank(text, end) + 1); // past the colon
        }
        if (key == name)
            found = member;
        at = skip_blank(text, end_of_value(text, member.value));
        if (byte_at(text, at) == ',')
            at = skip_blank(text, at + 1);
    }
    return found;
}

} // namespace

std::string json_place(std::string_view text, const std::vector<std::string>& keys) {
    std::size_t at = skip_blank(text, 0);
    std::size_t value = at;
    for (const std::string& key : keys) {
        const auto member = find_member(text, value, key);
        if (!member)
            break;
        at = member->key;
        value = member->value;
    }
    const std::string_view before = text.substr(0, at);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') + 1; // npos + 1 is 0
    return ':' + std::to_string(lines + 1) + ':' + std::to_string(at - start + 1);
}

} // namespace hookbox
