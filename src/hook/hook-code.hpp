// Which file of a charm is run for a hook (spec §1.10). Looks at the file system, runs nothing.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

namespace hookbox {

struct HookScript {
    std::filesystem::path program; ///< links unresolved: a program tells its hook by this name
    bool dispatch = false;         ///< the charm's one program for every hook
    /// For messages: "explicit, bespoke hook script", "hook dispatching script: dispatch".
    [[nodiscard]] std::string handler() const;
};
/// The charm has nothing for this hook: it counts as having succeeded.
struct HookMissing {};
/// There is something, but it cannot be run: the hook fails.
struct HookUnusable {
    std::string reason;
};
using HookCode = std::variant<HookScript, HookMissing, HookUnusable>;

/// `path` is relative to the charm: "hooks/install".
HookCode find_hook_code(const std::filesystem::path& charm, std::string_view path);

} // namespace hookbox
