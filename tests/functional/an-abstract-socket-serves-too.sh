#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"

export JUJU_AGENT_SOCKET_ADDRESS=@hookbox-peer-$$
serve "$ECHO_SERVER"
call tool echo one
gives 0 one
end_server
call tool echo one
gives 1 '' "ERROR dial unix @hookbox-peer-$$: connect: connection refused"
