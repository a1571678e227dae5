#include "model/secret-content.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/quote.hpp"
#include "value/base64.hpp"
#include "value/json.hpp"
#include "value/yaml.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace hookbox {
namespace {

constexpr std::size_t largest_value = 8 << 10, largest_content = 64 << 10;
constexpr std::string_view base64_suffix = "#base64", file_suffix = "#file";

bool cut_suffix(std::string& key, std::string_view suffix) {
    if (!key.ends_with(suffix))
        return false;
    key.resize(key.size() - suffix.size());
    return true;
}

/// `[a-z](-?[a-z0-9]){2,}`
bool is_key(std::string_view key) {
    std::size_t letters = 0;
    bool hyphen = false;
    for (const char byte : key) {
        const bool letter = byte >= 'a' && byte <= 'z';
        if (byte == '-') {
            if (hyphen || letters == 0)
                return false;
            hyphen = true;
            continue;
        }
        if (!letter && (letters == 0 || byte < '0' || byte > '9'))
            return false;
        hyphen = false;
        ++letters;
    }
    return letters >= 3 && !hyphen;
}

/// As Juju cleans a path before it looks at the file: "~/" is the agent's home.
std::string cleaned(const std::string& path) {
    const char* home = std::getenv("HOME");
    const std::string whole =
        path.starts_with("~/") && home != nullptr ? home + path.substr(1) : path;
    return clean_path(whole);
}

void check_file_size(const std::string& path, std::size_t largest) {
    std::error_code unknown; // reading it tells
    const auto size = std::filesystem::file_size(path, unknown);
    if (!unknown && size > largest)
        throw UsageError("secret content in file " + go_quoted(path) +
                         " too large: " + std::to_string(size) + " bytes");
}

std::string read_whole_file(const std::string& path) {
    std::error_code unknown;
    if (std::filesystem::is_fifo(path, unknown))
        throw Error("read " + path + ": is a pipe");
    return read_file(path);
}

/// By names as they are given, which may end in #base64.
using Entries = std::map<std::string, std::string>;

Entries entries_of(const std::vector<std::string>& words) {
    Entries entries;
    for (const std::string& word : words) {
        // Signs of equality at the end may be base64's padding.
        const std::string_view unpadded =
            std::string_view(word).substr(0, word.find_last_not_of('=') + 1);
        const auto equals = unpadded.find('=');
        if (equals == unpadded.npos || equals == 0)
            throw UsageError("key value " + go_quoted(word) + " not valid");
        std::string name = word.substr(0, equals);
        std::string value = word.substr(equals + 1);
        if (cut_suffix(name, file_suffix)) {
            check_file_size(cleaned(value), largest_value);
            try {
                value = read_whole_file(value);
            } catch (const Error& error) {
                throw UsageError("reading content for secret key " + go_quoted(name) + ": " +
                                 error.what());
            }
        }
        entries[name] = std::move(value);
    }
    return entries;
}

/// Nothing when `text` is no JSON map of texts.
std::optional<Entries> entries_in_json(const std::string& text) {
    try {
        const Value json = parse_json(text);
        const auto* map = json.get_if<Value::Map>();
        if (map == nullptr)
            return std::nullopt;
        Entries entries;
        for (const auto& [name, value] : *map) {
            if (!value.is_null() && !value.is<std::string>())
                return std::nullopt;
            entries.emplace(name, value.text());
        }
        return entries;
    } catch (const Error&) {
        return std::nullopt;
    }
}

Entries entries_in_file(const std::string& path) {
    check_file_size(path, largest_content);
    const std::string text = read_whole_file(path);
    if (auto entries = entries_in_json(text))
        return *std::move(entries);
    return parse_yaml_settings(text, "secrets.SecretData");
}

SecretContent encoded(const Entries& entries) {
    SecretContent content;
    std::size_t size = 0;
    for (const auto& [name, value] : entries) {
        if (value.size() > largest_value)
            throw UsageError("secret content for key " + go_quoted(name) +
                             " too large: " + std::to_string(value.size()) + " bytes");
        std::string key = name;
        const bool in_base64 = cut_suffix(key, base64_suffix);
        if (!is_key(key))
            throw UsageError("key " + go_quoted(key) + " not valid");
        content[key] = in_base64 ? value : to_base64(value);
        size += value.size();
    }
    if (size > largest_content)
        throw UsageError("secret content too large: " + std::to_string(size) + " bytes");
    return content;
}

/// Where Go's decoder gives `base64` up, which is none.
std::size_t fault_in(std::string_view base64) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::string_view breaks = "\r\n";
    const auto skip_breaks = [&](std::size_t at) {
        return std::min(base64.find_first_not_of(breaks, at), base64.size());
    };
    std::size_t letters = 0; // of a group of four
    for (std::size_t at = skip_breaks(0); at < base64.size(); at = skip_breaks(at + 1)) {
        if (base64[at] == '=' && letters >= 2) {
            const std::size_t behind = skip_breaks(at + 1);
            if (letters == 3 || behind == base64.size())
                return behind;
            return base64[behind] == '=' ? skip_breaks(behind + 1) : behind - 1;
        }
        if (alphabet.find(base64[at]) == alphabet.npos)
            return at;
        letters = (letters + 1) % 4;
    }
    return base64.size() - letters;
}

} // namespace

SecretContent secret_content_of(const std::vector<std::string>& words, const std::string& file) {
    SecretContent content = encoded(entries_of(words));
    if (!file.empty())
        for (auto& [key, value] : encoded(entries_in_file(cleaned(file))))
            content.insert_or_assign(key, std::move(value));
    return content;
}

std::string secret_text(const std::string& base64) {
    if (auto text = from_base64(base64))
        return std::move(*text);
    throw Error("illegal base64 data at input byte " + std::to_string(fault_in(base64)));
}

} // namespace hookbox
