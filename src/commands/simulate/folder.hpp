// The directory of one simulation: its socket and the tools as links to this executable. Private,
// with a path short enough for a socket, removed with the object.
#pragma once

#include "hook/compat.hpp"

#include <filesystem>
#include <string>

namespace hookbox {

class SimulationFolder {
  public:
    /// Below $XDG_RUNTIME_DIR, or /tmp. Throws SystemError.
    explicit SimulationFolder(Compat compat);
    SimulationFolder(const SimulationFolder&) = delete;
    SimulationFolder& operator=(const SimulationFolder&) = delete;
    ~SimulationFolder();

    [[nodiscard]] std::string socket() const { return path_ / "agent.socket"; }
    [[nodiscard]] std::string tools() const { return path_ / "tools"; }
    /// A place for one more file.
    [[nodiscard]] std::string file(const char* name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

} // namespace hookbox
