// The words and options of open-port and close-port.
#pragma once

#include "model/ports.hpp"
#include "tools/deprecated-format.hpp"

#include <set>
#include <string>

namespace hookbox {

struct PortRequest {
    static constexpr std::string_view synopsis =
        "[options] <port>[/<protocol>] or <from>-<to>[/<protocol>] or icmp";
    /// Juju 1.x knows single ports alone.
    static std::string_view synopsis_in(const RunInfo& run) {
        return run.compat == Compat::juju1 ? "[options] <port>[/<protocol>]" : synopsis;
    }

    PortRange range;
    std::set<std::string> endpoints{""}; ///< "" = all
    DeprecatedFormat format;

    void declare(Options& options, bool juju1);
    /// Throws UsageError with Juju's texts.
    void check(Words words, bool juju1);
};

} // namespace hookbox
