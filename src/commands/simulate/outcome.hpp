// What simulate writes about a run.
#pragma once

#include "cli/format.hpp"
#include "commands/simulate/simulator.hpp"

#include <optional>
#include <string>

namespace hookbox {

/// "effects", "state" and, if there is one, "trace"; of the state as much as was asked for.
Value outcome_value(const SimulationResult& result);

/// Where the outcome goes, and how.
struct OutcomeFile {
    std::string path = {}; ///< "-" = standard output, "" = nowhere
    /// Nothing: yaml for standard output and a name that ends in .yaml or .yml, else json.
    std::optional<Format> format = {};

    void write(const Value& value) const;
};

/// yaml or json. Throws UsageError with the bare reason.
Format parse_outcome_format(const std::string& text);

} // namespace hookbox
