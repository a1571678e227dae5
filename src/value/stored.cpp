// The stored form of values: JSON in which four kinds of objects with one key stand for what JSON
// cannot say. A map that looks like one of them is itself wrapped.
//   {"b64": "…"}      text that is no UTF-8
//   {"number": ".inf"} a float that is no number
//   {"pairs": [[k,v]]} a map with a key that is no UTF-8
//   {"map": {…}}       a map with one key, which is one of these four
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "value/base64.hpp"
#include "value/json.hpp"
#include "value/yaml-scalar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace hookbox {
namespace {

bool is_reserved(std::string_view key) {
    return key == "b64" || key == "number" || key == "pairs" || key == "map";
}

/// One byte that stands for itself.
bool is_plain(char byte) {
    return byte >= ' ' && byte != '"' && byte != '\\' && byte <= '~';
}

void append_text(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const auto plain_end = std::ranges::find_if_not(text, is_plain);
        if (plain_end != text.begin()) {
            out.append(text.begin(), plain_end);
            text.remove_prefix(static_cast<std::size_t>(plain_end - text.begin()));
            continue;
        }
        const Rune rune = first_rune(text);
        if (rune.code == '"' || rune.code == '\\')
            out += '\\';
        if (rune.code < ' ')
            (out += "\\u00") +=
                {"0123456789abcdef"[rune.code >> 4], "0123456789abcdef"[rune.code & 15]};
        else
            append_utf8(out, rune.code);
        text.remove_prefix(rune.size);
    }
    out += '"';
}

class Writer {
  public:
    std::string out;

    explicit Writer(bool plain) : plain_(plain) {}

    void operator()(std::monostate) { out += "null"; }
    void operator()(bool flag) { out += flag ? "true" : "false"; }
    void operator()(std::int64_t number) { out += std::to_string(number); }
    void operator()(std::uint64_t number) { out += std::to_string(number); }

    void operator()(double number) {
        if (!std::isfinite(number)) {
            out += R"({"number":")";
            out += std::isnan(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
            out += "\"}";
            return;
        }
        std::array<char, 32> buffer{};
        const char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
        const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
        out += text;
        if (text.find_first_of(".e") == std::string_view::npos)
            out += ".0";
    }

    void operator()(const std::string& text) {
        if (plain_ || is_utf8(text))
            append_text(out, text);
        else
            out += R"({"b64":")" + to_base64(text) + "\"}";
    }

    void operator()(const Value::List& list) {
        out += '[';
        for (const Value& item : list) {
            if (&item != &list.front())
                out += ',';
            write(item);
        }
        out += ']';
    }

    void operator()(const Value::Map& map) {
        if (!plain_ &&
            !std::ranges::all_of(map, [](const auto& entry) { return is_utf8(entry.first); }))
            return write_pairs(map);
        const bool wrapped = !plain_ && map.size() == 1 && is_reserved(map.begin()->first);
        out += wrapped ? R"({"map":{)" : "{";
        bool first = true;
        for (const auto& [key, value] : map) {
            if (!std::exchange(first, false))
                out += ',';
            append_text(out, key);
            out += ':';
            write(value);
        }
        out += wrapped ? "}}" : "}";
    }

    void operator()(const Value::Record& record) {
        Value::Map map;
        for (const auto& [key, value] : record.fields)
            map.insert_or_assign(key, value);
        (*this)(map);
    }

    void write(const Value& value) { std::visit(*this, value.data()); }

  private:
    void write_pairs(const Value::Map& map) {
        out += R"({"pairs":[)";
        bool first = true;
        for (const auto& [key, value] : map) {
            out += std::exchange(first, false) ? "[" : ",[";
            (*this)(key);
            out += ',';
            write(value);
            out += ']';
        }
        out += "]}";
    }

    bool plain_;
};

Value restored(Value value);

Value::Map restored_entries(Value::Map& map) {
    for (auto& [key, value] : map)
        value = restored(std::move(value));
    return std::move(map);
}

Value restored_pairs(const Value::List& pairs) {
    Value::Map map;
    for (const Value& pair : pairs) {
        const Value::List& sides = pair.list();
        if (sides.size() != 2)
            throw Error("malformed pair");
        map.insert_or_assign(restored(sides[0]).text(), restored(sides[1]));
    }
    return map;
}

/// What a one-key object stands for.
Value unwrapped(Value::Map& map) {
    const std::string& key = map.begin()->first;
    Value& inner = map.begin()->second;
    if (key == "b64") {
        auto bytes = from_base64(inner.text());
        if (!bytes)
            throw Error("malformed base64");
        return *std::move(bytes);
    }
    if (key == "number")
        return resolve_yaml(inner.text());
    if (key == "pairs")
        return restored_pairs(inner.list());
    if (auto* entries = inner.get_if<Value::Map>())
        return restored_entries(*entries);
    throw Error("malformed map");
}

Value restored(Value value) {
    if (auto* list = value.get_if<Value::List>())
        for (Value& item : *list)
            item = restored(std::move(item));
    else if (auto* map = value.get_if<Value::Map>())
        return map->size() == 1 && is_reserved(map->begin()->first) ? unwrapped(*map)
                                                                    : restored_entries(*map);
    return value;
}

} // namespace

std::string to_stored(const Value& value) {
    Writer writer(false);
    writer.write(value);
    return std::move(writer.out);
}

std::string to_plain_json(const Value& value) {
    Writer writer(true);
    writer.write(value);
    return std::move(writer.out);
}

Value from_stored(std::string_view text, std::string_view source) {
    Value value = parse_json(text, source);
    try {
        return restored(std::move(value));
    } catch (const Error& error) {
        throw Error(std::string(source) + ": " + error.what());
    }
}

} // namespace hookbox
