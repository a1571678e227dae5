// The option parser of every tool and verb: the rules of Go's gnuflag as Juju uses it
// (spec "Rules of parsing", options). One pass from the left; the first error or --help ends it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

/// Thrown by Options::parse where --help or -h stands before any error.
struct HelpRequested {};

/// One declared option, as help, manual pages and completion show it.
struct Option {
    std::vector<std::string> names; ///< without dashes: {"r", "relation"}
    std::string value_name;         ///< "" for a boolean
    std::string help;
    std::string default_text; ///< "" = not shown
    bool boolean = false;
    /// Stores the value; throws UsageError with the bare reason ("unknown format \"x\"").
    std::function<void(const std::string&)> set;
};

/// The words that were no options, consumed from the front.
using Words = std::vector<std::string>;

class Options {
  public:
    /// `names` is "a,all": the order is the order of help. Targets must outlive parse().
    void flag(bool& target, std::string_view names, std::string_view help);
    /// Nothing unless it is given.
    void flag(std::optional<bool>& target, std::string_view names, std::string_view help);
    void text(std::string& target, std::string_view names, std::string_view value_name,
              std::string_view help);
    void integer(std::int64_t& target, std::string_view names, std::string_view value_name,
                 std::string_view help);
    /// Each use appends.
    void list(std::vector<std::string>& target, std::string_view names, std::string_view value_name,
              std::string_view help);
    /// Anything else; `set` throws UsageError with the bare reason.
    void value(std::string_view names, std::string_view value_name, std::string_view help,
               std::string_view default_text, std::function<void(const std::string&)> set);

    /// Gives the positional words. Throws UsageError with Juju's text, or HelpRequested.
    [[nodiscard]] Words parse(const std::vector<std::string>& args) const;
    [[nodiscard]] const std::vector<Option>& all() const noexcept { return options_; }

    /// "option" (Juju 2 and later) or "flag" (1.x) in the error texts.
    void call_them(std::string_view noun) { noun_ = noun; }

  private:
    std::vector<Option> options_;
    std::string noun_ = "option";
};

/// Throws `unrecognized args: ["x" "y"]` unless no word is left.
void refuse_surplus(const Words& words);
/// The first word, removed from `words`; "" when there is none.
std::string take_word(Words& words);
/// `key=value` words as Juju's keyvalues: trimmed, empty words skipped, repeats refused; empty
/// values, too, unless they mean something.
std::vector<std::pair<std::string, std::string>> parse_pairs(const Words& words,
                                                             bool empty_values = true);

} // namespace hookbox
