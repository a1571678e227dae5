#include "charm/pattern.hpp"

// Each state takes stack, when a pattern is read and when it is tried.
// NOLINTNEXTLINE(bugprone-reserved-identifier,readability-identifier-naming): the library's name
#define _GLIBCXX_REGEX_STATE_LIMIT 4000
#include <regex>
#include <string_view>

namespace hookbox {
namespace {

constexpr std::size_t longest_matched = 4 << 10;

/// Tried one within the other, each takes the time of all before it.
bool looks_ahead(std::string_view pattern) {
    bool in_class = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '\\')
            ++at;
        else if (pattern[at] == '[' || pattern[at] == ']')
            in_class = pattern[at] == '[';
        else if (!in_class && (pattern.substr(at, 3) == "(?=" || pattern.substr(at, 3) == "(?!"))
            return true;
    }
    return false;
}

/// For a whole text: a search would begin anew at each of its characters.
std::regex whole(const std::string& pattern) {
    return std::regex("[\\s\\S]*(?:" + pattern + ")[\\s\\S]*",
                      std::regex::ECMAScript | std::regex_constants::__polynomial);
}

} // namespace

bool is_pattern(const std::string& pattern) {
    if (looks_ahead(pattern))
        return false;
    try {
        // By itself too: `a)|(b` is one only between parentheses.
        const std::regex alone(pattern);
        whole(pattern);
        return true;
    } catch (const std::regex_error&) {
        return false;
    }
}

bool matches_pattern(const std::string& text, const std::string& pattern) {
    return text.size() <= longest_matched && std::regex_match(text, whole(pattern));
}

} // namespace hookbox
