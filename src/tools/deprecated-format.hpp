// The --format option of tools that print nothing: kept for old charms, any value is taken and
// answered with a warning.
#pragma once

#include "cli/format.hpp"
#include "tools/tool.hpp"

#include <string>

namespace hookbox {

class DeprecatedFormat {
  public:
    void declare(Options& options) {
        options.text(value_, "format", "FORMAT", "accepted for old charms, has no effect");
    }
    void warn(ToolIo& io, std::string_view tool) const {
        if (!value_.empty())
            io.errors += "--format flag deprecated for command " + go_quoted(tool);
    }

  private:
    std::string value_;
};

} // namespace hookbox
