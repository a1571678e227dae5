// An operator verb: one .cpp of this folder, named as the verb, holding one row. Verbs read and
// write desired state in the store; the agent notices by itself.
#pragma once

#include "cli/command.hpp"
#include "cli/output.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace hookbox {

class VerbBody : public CommandBody {
  public:
    /// After check(). Prints to the process's own streams. Throws Error: `ERROR <text>` on stderr,
    /// exit status 1 (UsageError 2). Gives the exit status.
    virtual int run() = 0;

    /// Declares its own options and, where the verb is about a model, `--model`.
    void declare_all(Options& options, bool about_model);
    /// Throws NotFound when --model was given and is not how the home's one model is called.
    void check_model() const;

  private:
    std::string model_;
};

struct Verb {
    CommandText text;
    std::unique_ptr<VerbBody> (*make)();
    std::string_view aliases = {}; ///< "relate,add-relation"
    bool about_model = true;       ///< takes --model

    /// A body for one call, with its options.
    [[nodiscard]] std::unique_ptr<VerbBody> prepare(Options& options) const;
};

template <class Body> std::unique_ptr<VerbBody> make_verb() {
    return std::make_unique<Body>();
}

/// Writes `text` to `output`'s file, or to standard output.
void print_output(const Output& output, const std::string& text);

/// All rows, sorted by name; made by meson.build.
std::span<const Verb* const> all_verbs() noexcept;
/// By name or alias; null when there is none.
const Verb* find_verb(std::string_view name) noexcept;

} // namespace hookbox
