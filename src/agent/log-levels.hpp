// Which messages of which module are logged: Juju's logging-config, "<root>=INFO;unit=DEBUG". A
// level alone is the root's. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace hookbox {

class LogLevels {
  public:
    /// INFO everywhere.
    LogLevels() = default;
    /// Entries that make no sense are passed over: a bad setting must not silence the log.
    explicit LogLevels(std::string_view config);
    /// The closest configured ancestor of `module` decides. UNSPECIFIED is never logged.
    [[nodiscard]] bool shows(std::string_view level, std::string_view module) const;

  private:
    std::map<std::string, int, std::less<>> levels_{{"", 3}}; ///< "" is the root
};

/// Throws Error saying what makes no sense in `config`.
void check_log_config(std::string_view config);

} // namespace hookbox
