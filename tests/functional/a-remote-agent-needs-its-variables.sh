#!/usr/bin/env bash
# What a call by TLS needs besides an address, asked for before anything is dialled.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"
go_peer certificates
mkdir "$WORK/pem"
"$WORK/certificates" "$WORK/pem"
export JUJU_AGENT_SOCKET_NETWORK=tcp JUJU_AGENT_SOCKET_ADDRESS=127.0.0.1:1

unset JUJU_AGENT_CA_CERT JUJU_UNIT_NAME
call tool echo
gives 1 '' 'ERROR JUJU_AGENT_CA_CERT not set'
JUJU_AGENT_CA_CERT=/nonexistent/ca.pem call tool echo
gives 1 '' 'ERROR reading /nonexistent/ca.pem: open /nonexistent/ca.pem: no such file or directory'
printf -- '-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n' >"$WORK/bad.pem"
JUJU_AGENT_CA_CERT=$WORK/bad.pem call tool echo
gives 1 '' 'ERROR invalid ca certificate'

export JUJU_AGENT_CA_CERT=$WORK/pem/authority.pem
call tool echo
gives 1 '' 'ERROR JUJU_UNIT_NAME not set'
JUJU_UNIT_NAME=Blog call tool echo
gives 1 '' 'ERROR "Blog" is not a valid unit name'
# One broken certificate does not spoil the others.
cat "$WORK/bad.pem" "$WORK/pem/authority.pem" >"$WORK/both.pem"
JUJU_AGENT_CA_CERT=$WORK/both.pem JUJU_UNIT_NAME=blog/0 call tool echo
contains "$ERR" 'dial tcp 127.0.0.1:1: connect: connection refused'
# A plain call reads none of it.
JUJU_AGENT_SOCKET_NETWORK=unix JUJU_AGENT_CA_CERT=/nonexistent/ca.pem \
    JUJU_AGENT_SOCKET_ADDRESS=$WORK/socket call tool echo
gives 1 '' "ERROR dial unix $WORK/socket: connect: no such file or directory"
