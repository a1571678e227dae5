#!/usr/bin/env bash
# T069: a server whose types have neither standard input nor token; and the texts of 1.x.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"

go_peer server
serve "$WORK/server" -juju1
call tool echo one two
gives 0 $'one\ntwo'

export JUJU_AGENT_SOCKET=$JUJU_AGENT_SOCKET_ADDRESS
unset JUJU_AGENT_SOCKET_ADDRESS JUJU_AGENT_SOCKET_NETWORK
call tool echo one
gives 0 one
JUJU_AGENT_TOKEN=t call tool nothing
gives 1 '' 'error: bad request: unknown command: nothing'
JUJU_CONTEXT_ID='' call tool echo
gives 1 '' 'error: JUJU_CONTEXT_ID not set'
JUJU_AGENT_SOCKET='' call tool echo
gives 1 '' 'ERROR JUJU_AGENT_SOCKET_ADDRESS not set'
JUJU_AGENT_SOCKET_ADDRESS=$JUJU_AGENT_SOCKET # for the server's end
