// The --format and -o/--output options that every printing command has.
#pragma once

#include "cli/format.hpp"
#include "cli/options.hpp"

#include <string>

namespace hookbox {

struct Output {
    Format format = Format::smart;
    std::string path; ///< "" = standard output; else relative to the caller's directory

    /// Declares `--format` (json|smart|yaml) and `-o/--output`.
    void declare(Options& options);
    /// The same without smart: yaml is the default.
    void declare_structured(Options& options);
};

} // namespace hookbox
