#include "tls-target.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "model/names.hpp"

#include <cstdlib>

namespace hookbox {
namespace {

constexpr const char* authorities_variable = "JUJU_AGENT_CA_CERT";
constexpr const char* unit_variable = "JUJU_UNIT_NAME";

/// Throws Error; an empty variable counts as not set.
std::string needed(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0')
        throw Error(std::string(name) + " not set");
    return value;
}

std::string read_authorities(const std::string& path) {
    try {
        return read_file(path);
    } catch (const Error& error) {
        throw Error("reading " + path + ": " + error.what());
    }
}

} // namespace

TlsStream::Target tls_target(const std::string& address) {
    auto authorities = TlsAuthorities::from_pem(read_authorities(needed(authorities_variable)));
    if (!authorities)
        throw Error("invalid ca certificate");
    const std::string unit = needed(unit_variable);
    if (!is_unit_name(unit))
        throw Error("\"" + unit + "\" is not a valid unit name");
    return {.address = address,
            .server_name = application_of(unit),
            .authorities = *std::move(authorities)};
}

std::string tls_advice(TlsProblem problem) {
    const std::string authorities =
        authorities_variable + (" (" + needed(authorities_variable) + ")");
    const std::string unit = unit_variable + (" (" + needed(unit_variable) + ")");
    switch (problem) {
    case TlsProblem::unreachable:
        return "; is JUJU_AGENT_SOCKET_ADDRESS where the unit's agent listens?";
    case TlsProblem::no_tls:
        return "; JUJU_AGENT_SOCKET_ADDRESS has to be where the unit's agent listens, with TLS";
    case TlsProblem::authority:
        return "; " + authorities + " has to hold the authority that signed it";
    case TlsProblem::name:
        return "; " + unit + " has to be of the application that the agent serves";
    case TlsProblem::time:
        return "; renew it, or set this machine's clock";
    case TlsProblem::none:
    case TlsProblem::other:
        break;
    }
    return {};
}

} // namespace hookbox
