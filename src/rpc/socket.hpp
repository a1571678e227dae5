// What both kinds of streams do with a socket.
#pragma once

#include "base/fd.hpp"

namespace hookbox {

/// A stream socket; no value with errno. Never one of the standard streams, which may be closed:
/// what is meant for them must not go to the agent.
Fd open_stream_socket(int family) noexcept;

} // namespace hookbox
