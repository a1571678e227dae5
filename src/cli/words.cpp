#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/format.hpp"
#include "cli/options.hpp"

#include <set>

namespace hookbox {

void refuse_surplus(const Words& words) {
    if (words.empty())
        return;
    std::string list;
    for (const std::string& word : words)
        list += (list.empty() ? "" : " ") + go_quoted(word);
    throw UsageError("unrecognized args: [" + list + "]");
}

std::string take_word(Words& words) {
    if (words.empty())
        return {};
    std::string word = std::move(words.front());
    words.erase(words.begin());
    return word;
}

std::vector<std::pair<std::string, std::string>> parse_pairs(const Words& words,
                                                             bool empty_values) {
    std::vector<std::pair<std::string, std::string>> pairs;
    std::set<std::string> keys;
    for (const std::string& word : words) {
        if (word.empty())
            continue;
        const std::string_view all = word;
        const auto equals = all.find('=');
        const std::string key(trimmed(all.substr(0, equals)));
        if (equals == std::string_view::npos)
            throw UsageError("expected \"key=value\", got " + go_quoted(word));
        const std::string value(trimmed(all.substr(equals + 1)));
        // What was understood, without escapes.
        if (key.empty() || (value.empty() && !empty_values))
            throw UsageError("expected \"key=value\", got \"" + key + "=" + value + "\"");
        if (!keys.insert(key).second)
            throw UsageError("key " + go_quoted(key) + " specified more than once");
        pairs.emplace_back(key, value);
    }
    return pairs;
}

} // namespace hookbox
