#include "cli/options.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/format.hpp"
#include "value/number.hpp"

#include <algorithm>
#include <array>

namespace hookbox {
namespace {

std::vector<std::string> split_names(std::string_view names) {
    std::vector<std::string> found;
    for (;;) {
        const auto comma = names.find(',');
        found.emplace_back(names.substr(0, comma));
        if (comma == std::string_view::npos)
            return found;
        names.remove_prefix(comma + 1);
    }
}

std::string dashed(std::string_view name) {
    return (name.size() > 1 ? "--" : "-") + std::string(name);
}

bool parse_bool(const std::string& text) {
    constexpr std::array<std::string_view, 6> yes = {"1", "t", "T", "true", "TRUE", "True"};
    constexpr std::array<std::string_view, 6> no = {"0", "f", "F", "false", "FALSE", "False"};
    if (std::ranges::find(yes, text) != yes.end())
        return true;
    if (std::ranges::find(no, text) != no.end())
        return false;
    throw UsageError("strconv.ParseBool: parsing " + go_quoted(text) + ": invalid syntax");
}

std::int64_t parse_int64(const std::string& text) {
    std::int64_t number = 0;
    switch (parse_go_integer(text, number)) {
    case GoNumber::ok:
        return number;
    case GoNumber::out_of_range:
        throw UsageError("strconv.ParseInt: parsing " + go_quoted(text) + ": value out of range");
    case GoNumber::malformed:
        break;
    }
    throw UsageError("strconv.ParseInt: parsing " + go_quoted(text) + ": invalid syntax");
}

/// The state of one pass over the arguments.
class Parser {
  public:
    Parser(const std::vector<Option>& options, const std::string& noun,
           const std::vector<std::string>& args)
        : options_(options), noun_(noun), args_(args) {}

    Words run() {
        while (next_ < args_.size()) {
            const std::string& word = args_[next_++];
            if (word == "--") {
                words_.insert(words_.end(), args_.begin() + std::ptrdiff_t(next_), args_.end());
                break;
            }
            if (word.size() < 2 || word[0] != '-')
                words_.push_back(word);
            else if (word[1] == '-')
                long_option(word);
            else
                letters(std::string_view(word).substr(1));
        }
        return std::move(words_);
    }

  private:
    const Option& find(std::string_view name) const {
        for (const Option& option : options_)
            if (std::ranges::find(option.names, name) != option.names.end())
                return option;
        if (name == "help" || name == "h")
            throw HelpRequested{};
        throw UsageError(noun_ + " provided but not defined: " + dashed(name));
    }

    void long_option(const std::string& word) {
        const auto equals = word.find('=');
        if (equals == 2)
            throw UsageError("empty " + noun_ + " in argument " + go_quoted(word));
        const std::string name = word.substr(2, equals - 2);
        const Option& option = find(name);
        if (equals != std::string::npos)
            set(option, name, word.substr(equals + 1));
        else if (option.boolean)
            set(option, name, "true");
        else
            set(option, name, next_word(name));
    }

    void letters(std::string_view rest) {
        while (!rest.empty()) {
            const std::string name(rest.substr(0, first_rune(rest).size));
            rest.remove_prefix(name.size());
            const Option& option = find(name);
            if (option.boolean && !rest.starts_with('=')) {
                set(option, name, "true");
                if (next_ == args_.size())
                    return; // gnuflag drops what follows it in the last of all words
                continue;
            }
            set(option, name, rest.empty() ? next_word(name) : std::string(rest));
            return;
        }
    }

    std::string next_word(std::string_view name) {
        if (next_ == args_.size())
            throw UsageError(noun_ + " needs an argument: " + dashed(name));
        return args_[next_++];
    }

    void set(const Option& option, std::string_view name, const std::string& value) const {
        try {
            option.set(value);
        } catch (const UsageError& error) {
            throw UsageError("invalid value " + go_quoted(value) + " for " + noun_ + " " +
                             dashed(name) + ": " + error.what());
        }
    }

    const std::vector<Option>& options_;
    const std::string& noun_;
    const std::vector<std::string>& args_;
    std::size_t next_ = 0;
    Words words_;
};

} // namespace

void Options::flag(bool& target, std::string_view names, std::string_view help) {
    options_.push_back({.names = split_names(names),
                        .value_name = {},
                        .help = std::string(help),
                        .default_text = {},
                        .boolean = true,
                        .set = [&target](const std::string& text) { target = parse_bool(text); }});
}

void Options::flag(std::optional<bool>& target, std::string_view names, std::string_view help) {
    options_.push_back({.names = split_names(names),
                        .value_name = {},
                        .help = std::string(help),
                        .default_text = {},
                        .boolean = true,
                        .set = [&target](const std::string& text) { target = parse_bool(text); }});
}

void Options::text(std::string& target, std::string_view names, std::string_view value_name,
                   std::string_view help) {
    value(names, value_name, help, target, [&target](const std::string& text) { target = text; });
}

void Options::integer(std::int64_t& target, std::string_view names, std::string_view value_name,
                      std::string_view help) {
    value(names, value_name, help, std::to_string(target),
          [&target](const std::string& text) { target = parse_int64(text); });
}

void Options::list(std::vector<std::string>& target, std::string_view names,
                   std::string_view value_name, std::string_view help) {
    value(names, value_name, help, {},
          [&target](const std::string& text) { target.push_back(text); });
}

void Options::value(std::string_view names, std::string_view value_name, std::string_view help,
                    std::string_view default_text, std::function<void(const std::string&)> set) {
    options_.push_back({.names = split_names(names),
                        .value_name = std::string(value_name),
                        .help = std::string(help),
                        .default_text = std::string(default_text),
                        .boolean = false,
                        .set = std::move(set)});
}

Words Options::parse(const std::vector<std::string>& args) const {
    return Parser(options_, noun_, args).run();
}

} // namespace hookbox
