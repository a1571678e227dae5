#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/format.hpp"
#include "value/number.hpp"

#include <array>
#include <cmath>

namespace hookbox {
namespace {

void append_escape(std::string& out, char32_t code) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += "0123456789abcdef"[code >> shift & 0xF];
}

void append_character(std::string& out, const Rune& rune, std::string_view bytes) {
    const char32_t code = rune.code;
    if (code == '"' || code == '\\')
        (out += '\\') += bytes;
    else if (code == '\n')
        out += "\\n";
    else if (code == '\r')
        out += "\\r";
    else if (code == '\t')
        out += "\\t";
    else if (!rune.valid || code < ' ' || code == '<' || code == '>' || code == '&' ||
             code == 0x2028 || code == 0x2029)
        append_escape(out, code);
    else
        out += bytes;
}

constexpr auto as_it_is = [] {
    std::array<bool, 256> bytes{};
    for (std::size_t byte = 0x20; byte < 0x80; ++byte)
        bytes[byte] =
            std::string_view("\"\\<>&").find(static_cast<char>(byte)) == std::string_view::npos;
    return bytes;
}();

void append_text(std::string& out, std::string_view text) {
    out += '"';
    for (;;) {
        // Most texts are one such run from end to end.
        std::size_t run = 0;
        while (run < text.size() && as_it_is[static_cast<unsigned char>(text[run])])
            ++run;
        out += text.substr(0, run);
        text.remove_prefix(run);
        if (text.empty())
            break;
        const Rune rune = first_rune(text);
        append_character(out, rune, text.substr(0, rune.size));
        text.remove_prefix(rune.size);
    }
    out += '"';
}

void append_double(std::string& out, double number) {
    if (!std::isfinite(number))
        throw Error(std::string("json: unsupported value: ") + (std::isnan(number) ? "NaN"
                                                                : number > 0       ? "+Inf"
                                                                                   : "-Inf"));
    if (std::signbit(number))
        out += '-';
    auto [digits, exponent] = shortest_digits(number);
    const int count = static_cast<int>(digits.size());
    if (number != 0 && (exponent < -6 || exponent >= 21)) {
        out += digits[0];
        if (count > 1)
            (out += '.') += digits.substr(1);
        out += 'e';
        out += exponent < 0 ? '-' : '+';
        out += std::to_string(std::abs(exponent));
    } else if (exponent < 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-exponent - 1), '0') += digits;
    } else if (exponent + 1 >= count) {
        const int zeros = exponent + 1 - count;
        out += digits;
        out.append(static_cast<std::size_t>(zeros), '0');
    } else {
        const int point = exponent + 1;
        digits.insert(static_cast<std::size_t>(point), ".");
        out += digits;
    }
}

void append(std::string& out, const Value& value);

template <class Entries> void append_entries(std::string& out, const Entries& entries) {
    out += '{';
    bool first = true;
    for (const auto& [key, value] : entries) {
        if (!std::exchange(first, false))
            out += ',';
        append_text(out, key);
        out += ':';
        append(out, value);
    }
    out += '}';
}

struct Appender {
    std::string& out;

    void operator()(std::monostate) const { out += "null"; }
    void operator()(bool flag) const { out += flag ? "true" : "false"; }
    void operator()(std::int64_t number) const { out += std::to_string(number); }
    void operator()(std::uint64_t number) const { out += std::to_string(number); }
    void operator()(double number) const { append_double(out, number); }
    void operator()(const std::string& text) const { append_text(out, text); }
    void operator()(const Value::Map& map) const { append_entries(out, map); }
    void operator()(const Value::Record& record) const { append_entries(out, record.fields); }
    void operator()(const Value::List& list) const {
        out += '[';
        for (const Value& item : list) {
            if (&item != &list.front())
                out += ',';
            append(out, item);
        }
        out += ']';
    }
};

void append(std::string& out, const Value& value) {
    std::visit(Appender{out}, value.data());
}

} // namespace

std::string to_json(const Value& value) {
    std::string out;
    append(out, value);
    return out;
}

} // namespace hookbox
