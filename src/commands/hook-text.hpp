// What history and show-hook have in common: --format, and how a hook's figures read.
#pragma once

#include "agent/hook-record.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

#include <chrono>
#include <string>

namespace hookbox {

/// `--format tabular|yaml|json` and `-o/--output`.
struct HookFormat {
    std::string name = "tabular";
    Output output;

    void declare(Options& options);
    [[nodiscard]] bool tabular() const { return name == "tabular"; }
    /// As YAML or JSON, ending in a newline.
    [[nodiscard]] std::string text(const Value& value) const;
};

/// "0", "430us", "12ms", "1.5s", "2m5s": two or three digits that tell.
std::string short_duration(std::chrono::microseconds duration);
/// "succeeded", "failed: exit status 3", "missing".
std::string result_text(const HookRecord& record);

} // namespace hookbox
