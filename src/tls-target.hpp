// Where the environment of a hook says that the agent is, when that is not on this machine.
#pragma once

#include "rpc/tls-stream.hpp"

#include <string>

namespace hookbox {

/// JUJU_AGENT_CA_CERT holds the authorities; the server goes by the name of the unit's application.
/// Throws Error with Juju's texts.
TlsStream::Target tls_target(const std::string& address);

/// What to do about `problem`, to be appended to its text.
std::string tls_advice(TlsProblem problem);

} // namespace hookbox
