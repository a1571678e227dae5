#!/usr/bin/env bash
# Our client with a server on Go's net/rpc, and the other way round.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"

go_peer server
go_peer client
talk() { # CLIENT...: what either client must get from either server
    call "$@" echo one '' 'thrée'
    gives 0 $'one\n\nthrée'
    call "$@" echo
    gives 0 ''
    call "$@" fail 2 'option provided but not defined: --x'
    gives 2 '' 'ERROR option provided but not defined: --x'
    call "$@" nothing x
    gives 1 '' 'ERROR bad request: unknown command: nothing'
    JUJU_AGENT_TOKEN=t call "$@" echo
    gives 1 '' 'ERROR bad request: token does not match'
    call "$@" cat < <(printf 'a: b\nc: d')
    gives 0 $'a: b\nc: d'
    call "$@" cat </dev/null
    gives 0 ''
}

serve "$WORK/server"
talk tool
talk go_tool
serve "$ECHO_SERVER"
talk tool
talk go_tool
