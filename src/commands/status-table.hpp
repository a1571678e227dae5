// `status` for people: the aligned sections of spec §8.1. Pure but for the local time zone.
#pragma once

#include "commands/status-report.hpp"

#include <set>
#include <string>

namespace hookbox {

struct StatusTableOptions {
    bool utc = false, relations = false, storage = false;
};

std::string status_table(const StatusReport& report, const StatusTableOptions& options);

/// "80-82,443/tcp 53/udp": by protocol, neighbouring single ports as a range.
std::string ports_cell(const std::set<PortRange>& ports);

} // namespace hookbox
