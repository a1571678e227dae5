// What relation-set and state-set write: key=value words, which win over the entries of a map file.
#pragma once

#include "model/settings.hpp"
#include "tools/tool.hpp"

#include <string>

namespace hookbox {

class SettingsSource {
  public:
    void declare(Options& options);
    /// Takes all words; throws UsageError.
    void check(const Words& words);
    /// The same by the rules of Juju 1.x: nothing is trimmed or skipped, the last of a key counts.
    void check_as_juju1(const Words& words);
    /// Reads the file, or standard input for "-".
    [[nodiscard]] Settings read(const ToolIo& io) const;

  private:
    std::string file_;
    Settings pairs_;
};

} // namespace hookbox
