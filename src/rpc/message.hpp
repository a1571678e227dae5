// The one call of the protocol: Jujuc.Main(Request) → Reply (spec §3.10; sizes are bounded here).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace hookbox {

struct ToolRequest {
    std::string context_id = {}, directory = {}, command = {};
    std::vector<std::string> args = {};
    bool input_set = false; ///< `input` is the caller's standard input
    std::string input = {}, token = {};
};

struct ToolReply {
    int code = 0;
    std::string output, errors;
};

inline constexpr std::size_t max_message = std::size_t{64} << 20; ///< bytes of one gob message

} // namespace hookbox
