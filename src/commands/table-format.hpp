// `--format tabular|yaml|json` and `-o/--output` of the verbs that list things.
#pragma once

#include "cli/options.hpp"
#include "cli/output.hpp"

#include <string>
#include <string_view>

namespace hookbox {

struct TableFormat {
    std::string name = "tabular";
    Output output;

    void declare(Options& options, std::string_view help = "how to print it");
    [[nodiscard]] bool tabular() const { return name == "tabular"; }
    [[nodiscard]] bool json() const { return name == "json"; }
    /// As YAML or JSON, ending in a newline.
    [[nodiscard]] std::string text(const Value& value) const;
};

} // namespace hookbox
