#include "cli/yaml-order.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>

namespace hookbox {
namespace {

std::u32string runes_of(std::string_view text) {
    std::u32string runes;
    while (!text.empty()) {
        const Rune rune = first_rune(text);
        runes += rune.code;
        text.remove_prefix(rune.size);
    }
    return runes;
}

/// Moves `at` past the digits there; `number` goes on from what it is, and may wrap.
void read_number(const std::u32string& text, std::size_t& at, std::uint64_t& number) {
    for (; at < text.size() && is_digit(text[at]); ++at)
        number = number * 10 + (text[at] - '0');
}

/// Whether the digits just before `at` hold one other than 0.
bool inside_number(const std::u32string& text, std::size_t at) {
    while (at > 0 && is_digit(text[--at]))
        if (text[at] != '0')
            return true;
    return false;
}

bool less(const std::u32string& a, const std::u32string& b, YamlDialect dialect) {
    std::size_t at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at])
        ++at;
    if (at == a.size() || at == b.size())
        return a.size() < b.size();
    const bool a_letter = is_letter(a[at]);
    const bool b_letter = is_letter(b[at]);
    if (a_letter && b_letter)
        return a[at] < b[at];
    if (a_letter || b_letter)
        return b_letter;
    const bool zero_counts = dialect == YamlDialect::v2 && (a[at] == '0' || b[at] == '0');
    std::uint64_t a_number = zero_counts && inside_number(a, at) ? 1 : 0;
    std::uint64_t b_number = a_number;
    std::size_t a_end = at;
    std::size_t b_end = at;
    read_number(a, a_end, a_number);
    read_number(b, b_end, b_number);
    if (a_number != b_number)
        return static_cast<std::int64_t>(a_number) < static_cast<std::int64_t>(b_number);
    if (a_end != b_end)
        return a_end < b_end;
    return a[at] < b[at];
}

struct Keyed {
    std::u32string key;
    const Value::Map::value_type* entry;
};

/// The library's algorithms need a transitive order.
void merge_sort(std::vector<Keyed>& entries, YamlDialect dialect) {
    std::vector<Keyed> merged;
    const std::size_t count = entries.size();
    for (std::size_t width = 1; width < count; width *= 2) {
        merged.clear();
        for (std::size_t start = 0; start < count; start += 2 * width) {
            const std::size_t middle = std::min(start + width, count);
            const std::size_t end = std::min(middle + width, count);
            std::size_t left = start, right = middle;
            while (left < middle || right < end) {
                const bool take_right =
                    left == middle ||
                    (right < end && less(entries[right].key, entries[left].key, dialect));
                merged.push_back(std::move(entries[take_right ? right++ : left++]));
            }
        }
        entries.swap(merged);
    }
}

} // namespace

std::vector<const Value::Map::value_type*> in_yaml_order(const Value::Map& map,
                                                         YamlDialect dialect) {
    std::vector<Keyed> keyed;
    keyed.reserve(map.size());
    for (const auto& entry : map)
        keyed.push_back({runes_of(entry.first), &entry});
    merge_sort(keyed, dialect);
    std::vector<const Value::Map::value_type*> entries;
    entries.reserve(map.size());
    for (const Keyed& each : keyed)
        entries.push_back(each.entry);
    return entries;
}

} // namespace hookbox
