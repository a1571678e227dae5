#include "charm/pattern.hpp"

// Each state takes stack, when a pattern is read and when it is tried.
// NOLINTNEXTLINE(bugprone-reserved-identifier,readability-identifier-naming): the library's name
#define _GLIBCXX_REGEX_STATE_LIMIT 4000
#include <regex>

namespace hookbox {
namespace {

constexpr std::size_t longest_matched = 4 << 10;

/// For a whole text: a search would begin anew at each of its characters.
std::regex whole(const std::string& pattern) {
    return std::regex("[\\s\\S]*(?:" + pattern + ")[\\s\\S]*",
                      std::regex::ECMAScript | std::regex_constants::__polynomial);
}

} // namespace

bool is_pattern(const std::string& pattern) {
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
