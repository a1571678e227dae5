#include "model/secret-uri.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"

#include <algorithm>
#include <charconv>

namespace hookbox {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::size_t id_size = 20;
constexpr std::string_view uuid_form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

bool is_decimal(char byte) {
    return digits.find(byte) != digits.npos;
}
bool is_lower(char byte) {
    return lower.find(byte) != lower.npos;
}
bool is_latin(char byte) {
    return is_lower(static_cast<char>(byte | 0x20));
}

/// Whether there is one from `at` on.
bool is_uuid(std::string_view text, std::size_t at) {
    const auto part = text.substr(at, uuid_form.size());
    return std::ranges::equal(part, uuid_form, [](char byte, char wanted) {
        return wanted == '-' ? byte == '-' : is_decimal(byte) || (byte >= 'a' && byte <= 'f');
    });
}

/// Juju does not ask for more.
bool holds_uuid(std::string_view host) {
    for (std::size_t at = 0; at + uuid_form.size() <= host.size(); ++at)
        if (is_uuid(host, at))
            return true;
    return false;
}

/// What a secret's URI has of the parts that Go takes a URL apart into.
struct Url {
    std::string scheme = {}, host = {}, path = {};
    std::string opaque = {}; ///< behind a scheme, without a slash in front
};

class UrlReader {
  public:
    explicit UrlReader(std::string_view text) : text_(text.substr(0, text.find('#'))) {}

    Url read() {
        Url url;
        if (std::ranges::any_of(text_,
                                [](unsigned char byte) { return byte < ' ' || byte == 127; }))
            fail("net/url: invalid control character in URL");
        url.scheme = scheme();
        std::string_view rest = text_.substr(url.scheme.empty() ? 0 : url.scheme.size() + 1);
        rest = rest.substr(0, rest.find('?'));
        if (!rest.starts_with('/')) {
            if (!url.scheme.empty()) {
                url.opaque = rest;
                return url;
            }
            if (rest.substr(0, rest.find('/')).find(':') != rest.npos)
                fail("first path segment in URL cannot contain colon");
        }
        if (rest.starts_with("//") && (!url.scheme.empty() || !rest.starts_with("///"))) {
            rest.remove_prefix(2);
            const auto end = std::min(rest.find('/'), rest.size());
            url.host = rest.substr(0, end);
            rest.remove_prefix(end);
        }
        url.path = unescaped(rest);
        return url;
    }

  private:
    [[noreturn]] void fail(const std::string& reason) const {
        throw UsageError("parse " + go_quoted(text_) + ": " + reason);
    }

    /// Lower-case; "" for none.
    [[nodiscard]] std::string scheme() const {
        std::string scheme;
        for (const char byte : text_) {
            if (byte == ':' && scheme.empty())
                fail("missing protocol scheme");
            if (byte == ':')
                return scheme;
            const bool later = is_decimal(byte) || std::string_view("+-.").find(byte) != text_.npos;
            if (!is_latin(byte) && (scheme.empty() || !later))
                break;
            scheme += is_latin(byte) ? static_cast<char>(byte | 0x20) : byte;
        }
        return {};
    }

    [[nodiscard]] std::string unescaped(std::string_view path) const {
        std::string out;
        for (std::size_t at = 0; at < path.size(); ++at) {
            if (path[at] != '%') {
                out += path[at];
                continue;
            }
            unsigned byte = 0;
            const auto escape = path.substr(at, 3);
            const char* end = escape.data() + escape.size();
            if (escape.size() < 3 || std::from_chars(escape.data() + 1, end, byte, 16).ptr != end)
                fail("invalid URL escape " + go_quoted(escape));
            out += static_cast<char>(byte);
            at += 2;
        }
        return out;
    }

    std::string_view text_;
};

} // namespace

std::string SecretUri::text() const {
    return "secret:" + (controller.empty() ? id : "//" + controller + "/" + id);
}

SecretUri parse_secret_uri(std::string_view text) {
    const Url url = UrlReader(text).read();
    if (!url.scheme.empty() && url.scheme != "secret")
        throw UsageError("secret URI scheme " + go_quoted(url.scheme) + " not valid");
    if (!url.host.empty() && !holds_uuid(url.host))
        throw UsageError("host controller UUID " + go_quoted(url.host) + " not valid");
    SecretUri uri{.id = url.path.substr(std::min(url.path.find_first_not_of('/'), url.path.size())),
                  .controller = url.host};
    if (uri.id.empty())
        uri.id = url.opaque;
    if (const auto slash = uri.id.find('/'); slash == uuid_form.size() && is_uuid(uri.id, 0)) {
        uri.controller = uri.id.substr(0, slash);
        uri.id.erase(0, slash + 1);
    }
    if (uri.id.size() != id_size ||
        !std::ranges::all_of(uri.id, [](char byte) { return is_decimal(byte) || is_lower(byte); }))
        throw UsageError("secret URI " + go_quoted(text) + " not valid");
    return uri;
}

} // namespace hookbox
