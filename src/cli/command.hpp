// What a hook tool and an operator verb have in common: a row of texts and a body with phases.
// The table, `help NAME`, manual pages and completion derive from the row and from declare().
#pragma once

#include "cli/options.hpp"

#include <string>
#include <string_view>

namespace hookbox {

/// The texts of one command. All are literals and live for ever.
struct CommandText {
    std::string_view name;
    std::string_view synopsis; ///< what follows the name: "[options] <key> [<unit>]"
    std::string_view summary;  ///< one line, no full stop
    std::string_view details = {};
    std::string_view examples = {};
};

/// One parsed call of a command. A new object per call: members hold its options.
class CommandBody {
  public:
    CommandBody() = default;
    CommandBody(const CommandBody&) = delete;
    CommandBody& operator=(const CommandBody&) = delete;
    virtual ~CommandBody() = default;

    /// Names the options. Must not look at anything but its own members: help calls it alone.
    virtual void declare(Options&) {}
    /// Takes the positional words; throws UsageError. Nothing has an effect yet.
    // NOLINTNEXTLINE(performance-unnecessary-value-param): overrides consume them
    virtual void check(Words words) { refuse_surplus(words); }
};

/// The whole text `--help` prints, ending in a newline; its first line is `Usage: <name>
/// <synopsis>`.
std::string help_text(const CommandText& text, const Options& options);

} // namespace hookbox
