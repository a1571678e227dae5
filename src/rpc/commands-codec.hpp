// The call by which juju-exec has commands run in a unit's context:
// JujuExecServer.RunCommands(request) → reply, the latter as of a hook tool. Throws nothing.
#pragma once

#include "rpc/codec.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace hookbox {

inline constexpr std::string_view commands_method = "JujuExecServer.RunCommands";

struct CommandsRequest {
    std::string commands = {}; ///< for a shell
    std::int64_t relation = -1;
    std::string unit = {};
    std::string remote_unit = {}, remote_application = {}; ///< "" = to be found out
    bool force_remote_unit = false;                        ///< take the remote unit as it is
    bool operator_ = false; ///< k8s units have two places to run something
    std::string token = {};
};

/// One request of a new connection, with its header.
std::string encode_commands(const RequestHeader& header, const CommandsRequest& request);
/// The next value of the stream. What it lacks keeps its default.
gob::Decoded read(gob::Decoder& decoder, CommandsRequest& request);

} // namespace hookbox
