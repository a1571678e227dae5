// The log file of one unit, in the form of Juju's (spec §2.4).
#pragma once

#include "agent/log-levels.hpp"
#include "agent/rotating-file.hpp"
#include "base/clock.hpp"

#include <filesystem>
#include <string_view>

namespace hookbox {

class UnitLog {
  public:
    explicit UnitLog(const std::filesystem::path& path) : file_(path) {}
    void set_levels(LogLevels levels) { levels_ = std::move(levels); }
    /// `YYYY-MM-DD HH:MM:SS LEVEL module location message`, where the levels let it through.
    void write(Time now, std::string_view level, std::string_view module,
               std::string_view message) noexcept;

  private:
    RotatingFile file_;
    LogLevels levels_;
};

/// `2024-07-16 02:45:41`, UTC.
std::string log_time(Time time);

} // namespace hookbox
