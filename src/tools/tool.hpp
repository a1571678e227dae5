// A hook tool: one .cpp of this folder, named as the tool, holding one row. The service calls
// declare, check and run of a fresh body for every request. Adding a tool = that file plus one
// word in this folder's meson.build, which makes the table from the names.
#pragma once

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "hook/compat.hpp"
#include "hook/context.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace hookbox {

/// What a call gets from its client, and what it gives back.
struct ToolIo {
    std::string directory;            ///< the caller's, absolute
    std::optional<std::string> input; ///< absent: the client has sent none (yet)
    std::string output, errors;
    YamlDialect dialect = YamlDialect::v2;

    /// Standard input; throws NeedsInput when the client sent none: it then calls again with it.
    const std::string& read_input() const;
    /// Writes `text` to `output`'s file or to standard output.
    void print(const Output& output, const std::string& text);
    /// Writes `value` in the wanted format, as the Juju that is played does.
    void print_value(const Output& output, const Value& value);
    /// A file named by the caller, "~/" and "~user/" expanded; throws Error `open <path>: …`.
    [[nodiscard]] std::string read_file(const std::string& path) const;
    /// `path` as the agent sees it: relative to the caller's directory, "~/" and "~user/" expanded.
    [[nodiscard]] std::string absolute(const std::string& path) const;
};
struct NeedsInput {};

class ToolBody : public CommandBody {
  public:
    ToolBody(HookContext* context) : context_(context) {}
    /// After check(). Throws Error: exit status 1, nothing on stdout. Gives the exit status.
    virtual int run(ToolIo& io) = 0;

  protected:
    /// Only parsing, check() and run() may ask: help has no context.
    [[nodiscard]] HookContext& context() const noexcept { return *context_; }
    /// Whether the run sees the tools of Juju 1.x.
    [[nodiscard]] bool juju1() const noexcept {
        return context_ != nullptr && context_->info().compat == Compat::juju1;
    }

  private:
    HookContext* context_;
};

/// What a successful call does to the model: nothing, or at once, or when its hook has succeeded.
enum class Effect { none, at_once, with_hook };

struct Tool {
    CommandText text;
    std::unique_ptr<ToolBody> (*make)(HookContext* context); ///< null context: for help alone
    bool relation_default = false; ///< asks for the hook's relation or storage before all else
    bool juju1 = false, juju3 = true, juju4 = true; ///< where the tool exists
    bool action = false;                            ///< Juju 4.x has it only while an action runs
    Effect effect = Effect::none;
    bool confidential = false;   ///< values in its words are told to nobody
    bool prints_secrets = false; ///< neither is what it prints
    /// The synopsis where it depends on the run; else text.synopsis holds.
    std::string_view (*synopsis_in)(const RunInfo& run) = nullptr;
};

template <class Body> std::unique_ptr<ToolBody> make_tool(HookContext* context) {
    return std::make_unique<Body>(context);
}

/// All rows, sorted by name; made by meson.build.
std::span<const Tool* const> all_tools() noexcept;
/// Exact name; null when there is none in that profile.
const Tool* find_tool(std::string_view name, Compat compat) noexcept;

} // namespace hookbox
