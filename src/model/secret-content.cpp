#include "model/secret-content.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/quote.hpp"
#include "value/base64.hpp"
#include "value/yaml.hpp"

#include <cstdlib>
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

std::string read_whole_file(const std::string& path) {
    const char* home = std::getenv("HOME");
    const std::string whole =
        path.starts_with("~/") && home != nullptr ? home + path.substr(1) : path;
    std::error_code unknown;
    if (std::filesystem::is_fifo(whole, unknown))
        throw Error("read " + whole + ": is a pipe");
    return read_file(whole);
}

/// Collects values within the limits.
class Collection {
  public:
    void add(std::string key, const std::string& value) {
        if (value.size() > largest_value)
            throw UsageError("secret content for key " + go_quoted(key) +
                             " too large: " + std::to_string(value.size()) + " bytes");
        const bool encoded = cut_suffix(key, base64_suffix);
        if (!is_key(key))
            throw UsageError("key " + go_quoted(key) + " not valid");
        content_[key] = encoded ? value : to_base64(value);
        size_ += value.size();
    }

    SecretContent take() {
        if (size_ > largest_content)
            throw UsageError("secret content too large: " + std::to_string(size_) + " bytes");
        return std::move(content_);
    }

  private:
    SecretContent content_;
    std::size_t size_ = 0;
};

} // namespace

SecretContent secret_content_of(const std::vector<std::string>& words) {
    Collection content;
    for (const std::string& word : words) {
        // Signs of equality at the end may be base64's padding.
        const std::string_view unpadded =
            std::string_view(word).substr(0, word.find_last_not_of('=') + 1);
        const auto equals = unpadded.find('=');
        if (equals == unpadded.npos || equals == 0)
            throw UsageError("key value " + go_quoted(word) + " not valid");
        std::string key = word.substr(0, equals);
        std::string value = word.substr(equals + 1);
        if (cut_suffix(key, file_suffix)) {
            try {
                value = read_whole_file(value);
            } catch (const Error& error) {
                throw UsageError("reading content for secret key " + go_quoted(key) + ": " +
                                 error.what());
            }
        }
        content.add(std::move(key), value);
    }
    return content.take();
}

SecretContent secret_content_in_file(const std::string& path) {
    Collection content;
    for (const auto& [key, value] : parse_yaml_settings(read_whole_file(path)))
        content.add(key, value);
    return content.take();
}

std::string secret_text(const std::string& base64) {
    if (auto text = from_base64(base64))
        return std::move(*text);
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::size_t digits = 0, at = 0;
    for (; at < base64.size(); ++at) {
        const char byte = base64[at];
        if (byte == '\n' || byte == '\r')
            continue;
        const bool padding = byte == '=' && digits % 4 >= 2;
        if (!padding && alphabet.find(byte) == alphabet.npos)
            break;
        ++digits;
    }
    // What ends in the middle of a group of four fails where that group begins.
    if (at == base64.size())
        at -= digits % 4;
    throw Error("illegal base64 data at input byte " + std::to_string(at));
}

} // namespace hookbox
