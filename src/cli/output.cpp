#include "cli/output.hpp"

namespace hookbox {

void Output::declare(Options& options) {
    options.value("format", "smart|yaml|json", "how to print the value", "smart",
                  [this](const std::string& name) { format = parse_format(name); });
    options.text(path, "o,output", "FILE", "write to FILE instead of standard output");
}

} // namespace hookbox
