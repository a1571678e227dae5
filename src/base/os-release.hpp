// Which system this machine runs, as os-release(5) tells.
#pragma once

#include <string>
#include <string_view>

namespace hookbox {

struct OsRelease {
    std::string id = "linux"; ///< "ubuntu"
    std::string like;         ///< ids it resembles, separated by blanks
    std::string version;      ///< "22.04"; "" for none

    /// Whether it is that system or resembles it.
    [[nodiscard]] bool resembles(std::string_view system) const;
};

/// Quotes of any kind around a value are taken off. Unknown lines are skipped.
OsRelease parse_os_release(std::string_view text);
/// Of this machine. Reads a file; a machine without one is plain "linux".
OsRelease read_os_release();

} // namespace hookbox
