#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"

go_peer server
serve "$WORK/server" -die
call tool echo one
gives 1 '' 'ERROR unexpected EOF'
call tool echo one
gives 1 '' "ERROR dial unix $JUJU_AGENT_SOCKET_ADDRESS: connect: connection refused"
