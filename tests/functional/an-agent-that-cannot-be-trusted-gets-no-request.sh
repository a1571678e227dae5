#!/usr/bin/env bash
# Every way in which TLS fails: what is wrong, where, and what to do. No request gets through.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"

tls_site

# refuses PROBLEM ADVICE: how a call ends, its address put in front of the problem.
refuses() {
    call tool echo one
    gives 1 '' "ERROR dial tcp $JUJU_AGENT_SOCKET_ADDRESS: $1; $2"
}
address='JUJU_AGENT_SOCKET_ADDRESS'

serve_tcp -certificate "$WORK/pem/good.pem"
JUJU_AGENT_CA_CERT=$WORK/pem/other.pem refuses 'x509: certificate signed by unknown authority' \
    "JUJU_AGENT_CA_CERT ($WORK/pem/other.pem) has to hold the authority that signed it"
JUJU_UNIT_NAME=shop/0 refuses 'x509: certificate is valid for controller, blog, not shop' \
    'JUJU_UNIT_NAME (shop/0) has to be of the application that the agent serves'
serve_tcp -certificate "$WORK/pem/stranger.pem"
refuses 'x509: certificate is valid for stranger, localhost, not blog' \
    'JUJU_UNIT_NAME (blog/7) has to be of the application that the agent serves'
# What the subject says counts for nothing.
serve_tcp -certificate "$WORK/pem/nameless.pem"
refuses 'x509: certificate is not valid for any names, but wanted to match blog' \
    'JUJU_UNIT_NAME (blog/7) has to be of the application that the agent serves'

for moment in expired:after early:before; do
    serve_tcp -certificate "$WORK/pem/${moment%:*}.pem"
    call tool echo one
    time='20[0-9-]{8}T[0-9:]{8}Z'
    wanted="^ERROR dial tcp $JUJU_AGENT_SOCKET_ADDRESS: x509: certificate has expired or is not"
    wanted+=" yet valid: current time $time is ${moment#*:} $time; renew it, or set this machine's clock$"
    equal 1 "$EXIT"
    [[ $ERR =~ $wanted ]] || fail "$ERR"
done

# A server that speaks plainly: Go's rpc hangs up, another one answers; a third just ends.
serve_tcp
call tool echo one
equal 1 "$EXIT"
[[ $ERR =~ ^"ERROR dial tcp $JUJU_AGENT_SOCKET_ADDRESS: tls: "(EOF in the handshake|handshake: connection reset by peer)"; $address has to be where the unit's agent listens, with TLS"$ ]] || fail "$ERR"
serve python3 -c '
import socket
server = socket.create_server(("127.0.0.1", 0))
print("address 127.0.0.1:%d" % server.getsockname()[1], "ready", sep="\n", flush=True)
peer, _ = server.accept()
peer.recv(1)
peer.sendall(b"220 mail.example.com ready\r\n")
peer.recv(10000)'
JUJU_AGENT_SOCKET_ADDRESS=$(sed -n 's/^address //p' "$WORK/server.log")
refuses 'tls: first record does not look like a TLS handshake' \
    "$address has to be where the unit's agent listens, with TLS"
end_server
refuses 'connect: connection refused' "is $address where the unit's agent listens?"

JUJU_AGENT_SOCKET_ADDRESS=127.0.0.1 call tool echo one
gives 1 '' "ERROR dial tcp: address 127.0.0.1: missing port in address; is $address where the unit's agent listens?"
