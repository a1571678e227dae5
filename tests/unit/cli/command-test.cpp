#include "cli/command.hpp"
#include "cli/output.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("help shows every section that has something to say, in 80 columns") {
    const CommandText text = {
        .name = "relation-get",
        .synopsis = "[options] <key>",
        .summary = "print relation settings",
        .details = "Prints the settings of the remote unit, or of the one that is named in the "
                   "second word.\n\nAnother paragraph.",
        .examples = "    relation-get host\n"};
    Options options;
    bool app = false;
    Output output;
    output.declare(options);
    options.flag(app, "app", "look at the application's settings, not at the unit's own settings");
    CHECK(help_text(text, options) == R"~(Usage: relation-get [options] <key>

Summary:
  print relation settings

Options:
  --format smart|yaml|json
                          how to print the value (default: smart)
  -o, --output FILE       write to FILE instead of standard output
  --app                   look at the application's settings, not at the unit's
                          own settings

Details:
  Prints the settings of the remote unit, or of the one that is named in the
  second word.

  Another paragraph.

Examples:
    relation-get host
)~");
}

TEST_CASE("a command without options and details has a short help") {
    CHECK(help_text({.name = "x", .synopsis = "", .summary = "do x"}, {}) ==
          "Usage: x\n\nSummary:\n  do x\n");
}
