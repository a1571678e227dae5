# shellcheck shell=bash
# For scripts that let hookbox talk to other peers; source it after functional/lib.sh.
export HOOKBOX JUJU_CONTEXT_ID=peer-0 JUJU_AGENT_SOCKET_ADDRESS=$WORK/socket
export JUJU_AGENT_SOCKET_NETWORK=unix
PEER=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck disable=SC2034 # for the scripts
ECHO_SERVER=$(dirname "$HOOKBOX")/tests/peer/echo-server
SERVER=

# go_peer NAME: builds $WORK/NAME from peer/NAME.go.
go_peer() {
    command -v go >/dev/null || {
        echo "no Go here"
        exit 77
    }
    HOME=${HOME:-$WORK} GO111MODULE=off CGO_ENABLED=0 go build -o "$WORK/$1" "$PEER/$1.go"
}

# serve COMMAND...: runs a server on the socket until the script ends or calls it again.
serve() {
    end_server
    "$@" "$JUJU_AGENT_SOCKET_ADDRESS" >"$WORK/server.log" 2>&1 &
    SERVER=$!
    eventually grep -qx ready "$WORK/server.log"
}
# serve_tcp OPTION...: the Go server on a free port of this machine, with these options.
serve_tcp() {
    JUJU_AGENT_SOCKET_NETWORK=tcp JUJU_AGENT_SOCKET_ADDRESS=127.0.0.1:0
    serve "$WORK/server" -tcp "$@"
    JUJU_AGENT_SOCKET_ADDRESS=$(sed -n 's/^address //p' "$WORK/server.log")
}
end_server() {
    [ -z "$SERVER" ] || kill "$SERVER" 2>/dev/null || true
    [ -z "$SERVER" ] || wait "$SERVER" 2>/dev/null || true
    SERVER=
    rm -f "$JUJU_AGENT_SOCKET_ADDRESS" "$WORK/server.log"
}
finish() {
    local status=$?
    end_server
    (exit $status) || cleanup
    cleanup
}
trap finish EXIT

# tool NAME ARG...: our client under that name; go_tool: the one on Go's net/rpc.
tool() { (exec -a "$1" "$HOOKBOX" "${@:2}"); }
go_tool() { (exec -a "$1" "$WORK/client" "${@:2}"); }

# call COMMAND...: runs it and keeps EXIT, OUT and ERR.
call() {
    EXIT=0
    "$@" >"$WORK/out" 2>"$WORK/err" || EXIT=$?
    OUT=$(cat "$WORK/out") ERR=$(cat "$WORK/err")
}
# gives EXIT OUT [ERR]: what the last call must have given.
gives() { equal "$1|$2|${3-}" "$EXIT|$OUT|$ERR"; }

# A Go server and certificates for it in $WORK/pem; the tools are those of blog/7 and trust it.
tls_site() {
    go_peer server
    go_peer certificates
    mkdir "$WORK/pem"
    "$WORK/certificates" "$WORK/pem"
    export JUJU_AGENT_CA_CERT=$WORK/pem/authority.pem JUJU_UNIT_NAME=blog/7
}
