#include "commands/machine-base.hpp"

#include "base/os-release.hpp"

namespace hookbox {

std::string machine_base() {
    const OsRelease system = read_os_release();
    return system.id + "@" + (system.version.empty() ? "0" : system.version);
}

} // namespace hookbox
