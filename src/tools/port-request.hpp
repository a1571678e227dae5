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

    PortRange range;
    std::set<std::string> endpoints{""}; ///< "" = all
    DeprecatedFormat format;

    void declare(Options& options);
    /// Throws UsageError with Juju's texts.
    void check(Words words);
};

} // namespace hookbox
