#include "cli/output.hpp"

#include "base/error.hpp"

namespace hookbox {

void Output::declare(Options& options) {
    options.value("format", "smart|yaml|json", "how to print the value", "smart",
                  [this](const std::string& name) { format = parse_format(name); });
    options.text(path, "o,output", "FILE", "write to FILE instead of standard output");
}

void Output::declare_structured(Options& options) {
    format = Format::yaml;
    options.value("format", "yaml|json", "how to print it", "yaml",
                  [this](const std::string& name) {
                      format = parse_format(name);
                      if (format == Format::smart)
                          throw UsageError("unknown format " + go_quoted(name));
                  });
    options.text(path, "o,output", "FILE", "write to FILE instead of standard output");
}

} // namespace hookbox
