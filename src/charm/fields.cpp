#include "charm/fields.hpp"

#include "charm/misfit.hpp"

namespace hookbox {
namespace {

/// The words between the dots of "requires.db.limit".
std::vector<std::string> keys_of(const std::string& what) {
    std::vector<std::string> keys;
    std::size_t begin = 0;
    for (std::size_t dot; (dot = what.find('.', begin)) != what.npos; begin = dot + 1)
        keys.push_back(what.substr(begin, dot - begin));
    keys.push_back(what.substr(begin));
    return keys;
}

} // namespace

void refuse_kind(const std::string& what, std::string_view wanted, const Value& value) {
    throw Misfit(keys_of(what), what + ": expected " + std::string(wanted) + ", got " +
                                    (value.is_null() ? "nothing" : std::string(kind_name(value))));
}

bool is_charm_name(std::string_view name) {
    bool first = true;
    while (true) {
        const auto dash = name.find('-');
        const auto word = name.substr(0, dash);
        bool letter = false;
        for (const char c : word) {
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
                return false;
            letter |= c >= 'a';
        }
        if (!letter || (first && word[0] <= '9'))
            return false;
        if (dash == name.npos)
            return true;
        name.remove_prefix(dash + 1);
        first = false;
    }
}

const Value::Map& map_of(const Value& value, const std::string& what) {
    if (!value.is_null() && !value.is<Value::Map>())
        refuse_kind(what, "map", value);
    return value.map();
}

std::string text_of(const Value& value, const std::string& what) {
    if (!value.is_null() && !value.is<std::string>())
        refuse_kind(what, "string", value);
    return value.text();
}

bool boolean_of(const Value& value, const std::string& what) {
    if (!value.is_null() && !value.is<bool>())
        refuse_kind(what, "bool", value);
    return value.boolean();
}

} // namespace hookbox
