#include "base/error.hpp"
#include "base/quote.hpp"
#include "tools/tool.hpp"

#include <algorithm>
#include <charconv>

namespace hookbox {
namespace {

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

std::string_view without_sign(std::string_view text) {
    return text.substr(text.starts_with('-') ? 1 : 0);
}

bool is_count(std::string_view field) {
    const std::string_view digits = without_sign(field);
    return !digits.empty() && std::ranges::all_of(digits, is_digit);
}

/// "ebs-ssd"
bool is_pool(std::string_view field) {
    const auto inner = std::ranges::find_if_not(field, is_letter);
    return is_letter(field.front()) && std::all_of(inner, field.end(), [](char letter) {
               return is_letter(letter) || is_digit(letter) || letter == '-' || letter == '?';
           });
}

/// "10G", "1.5GiB"
bool is_size(std::string_view field) {
    std::string_view rest = without_sign(field);
    const auto skip_digits = [&rest] {
        const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        rest.remove_prefix(digits);
        return digits > 0;
    };
    if (!skip_digits())
        return false;
    if (rest.starts_with('.')) {
        rest.remove_prefix(1);
        if (!skip_digits())
            return false;
    }
    if (rest.empty() || std::string_view("MGTPEZY").find(rest.front()) == std::string_view::npos)
        return false;
    rest.remove_prefix(1);
    return rest.empty() || rest == "B" || rest == "iB";
}

std::int64_t parse_count(std::string_view field) {
    std::int64_t count = 0;
    const auto parsed = std::from_chars(field.data(), field.data() + field.size(), count);
    if (parsed.ec != std::errc() || count <= 0)
        throw UsageError("cannot parse count: count must be greater than zero, got " +
                         go_quoted(field));
    return count;
}

/// What stands between the commas after a storage's name.
struct Constraints {
    std::int64_t count = 0;
    bool more = false; ///< a pool or a size
};

Constraints parse_constraints(std::string_view text) {
    Constraints constraints;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(',', start), text.size());
        const std::string_view field = text.substr(start, end - start);
        start = end + 1;
        if (field.empty())
            continue;
        if (is_pool(field) || (!is_count(field) && is_size(field))) {
            if (field.starts_with('-'))
                throw UsageError("cannot parse size: expected a non-negative number, got " +
                                 go_quoted(field));
            constraints.more = true;
        } else if (is_count(field)) {
            constraints.count = parse_count(field);
        } else {
            throw UsageError("unrecognized storage constraint " + go_quoted(field) + " not valid");
        }
    }
    if (constraints.count == 0 && !constraints.more)
        throw UsageError("storage constraints require at least one field to be specified");
    return constraints;
}

class StorageAdd final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void check(Words words) override {
        if (words.empty())
            throw UsageError("storage add requires a storage directive");
        for (const std::string& word : words)
            take(word);
    }

    int run(ToolIo&) override {
        for (const auto& [name, count] : counts_)
            context().add_storage(name, count);
        return 0;
    }

  private:
    void take(const std::string& word) {
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (name.empty())
            throw UsageError("expected \"name=constraints\" or \"name\", got " + go_quoted(word));
        if (counts_.contains(name))
            throw UsageError("storage " + go_quoted(name) + " specified more than once");
        counts_[name] = equals == std::string::npos
                            ? 1
                            : count_in(name, std::string_view(word).substr(equals + 1));
    }

    static std::int64_t count_in(const std::string& name, std::string_view text) {
        Constraints constraints;
        try {
            constraints = parse_constraints(text);
        } catch (const UsageError& error) {
            throw UsageError("cannot parse constraints for storage " + go_quoted(name) + ": " +
                             error.what());
        }
        if (constraints.more)
            throw UsageError("only count can be specified for " + go_quoted(name));
        return constraints.count;
    }

    std::map<std::string, std::int64_t> counts_;
};

} // namespace

extern const Tool storage_add_tool;
constinit const Tool storage_add_tool = {
    .text = {.name = "storage-add",
             .synopsis = "<charm storage name>[=count] ...",
             .summary = "ask for more storage of the unit",
             .details = R"~(Without a count for one. The name is one that the charm's metadata
declares. The storage comes when the hook has succeeded, and its own hook tells
when it is there.)~",
             .examples = R"~(    storage-add data=2 cache)~"},
    .make = make_tool<StorageAdd>,
    .effect = Effect::with_hook,
};

} // namespace hookbox
