#include "commands/table-format.hpp"

#include "base/error.hpp"

namespace hookbox {

void TableFormat::declare(Options& options, std::string_view help) {
    options.value("format", "tabular|yaml|json", help, "tabular",
                  [this](const std::string& chosen) {
                      if (chosen != "tabular" && chosen != "yaml" && chosen != "json")
                          throw UsageError("unknown format " + go_quoted(chosen));
                      name = chosen;
                  });
    options.text(output.path, "o,output", "FILE", "write to FILE instead of standard output");
}

std::string TableFormat::text(const Value& value) const {
    return json() ? to_json(value) + "\n" : to_yaml(value);
}

} // namespace hookbox
