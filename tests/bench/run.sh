#!/usr/bin/env bash
# Measures a tool call as a whole process, then the agent; prints a table and writes
# build/bench.json. At the end the agent is killed a thousand times (KILLS=n for another number).
# ROUNDS=n sets how many calls each client makes; more give steadier figures.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${ROUNDS:-2000}
build=build
# Figures of an unoptimized build would mislead.
if ! meson introspect build --buildoptions | jq -e \
    'any(.[]; .name == "buildtype" and .value == "release")' >/dev/null; then
    build=build/release
    [ -f $build/build.ninja ] || meson setup $build -Dbuildtype=release >/dev/null
    ninja -C $build hookbox tests/peer/echo-server tests/support/store-tool \
        tests/bench/bench-{client,calls,load} >/dev/null
fi

work=$(mktemp -d)
cleanup() {
    [ -z "${server-}" ] || kill "$server"
    rm -rf "$work"
}
trap cleanup EXIT
GO111MODULE=off CGO_ENABLED=0 go build -ldflags '-s -w' -o "$work/go-client" tests/peer/client.go
GO111MODULE=off CGO_ENABLED=0 go build -ldflags '-s -w' -o "$work/go-server" tests/peer/server.go

export JUJU_AGENT_SOCKET_ADDRESS=$work/socket JUJU_AGENT_SOCKET_NETWORK=unix
export JUJU_CONTEXT_ID=wordpress/0-db-relation-changed-0123456789abcdef0123456789abcdef
mkfifo "$work/ready"
$build/tests/peer/echo-server "$JUJU_AGENT_SOCKET_ADDRESS" >"$work/ready" &
server=$!
read -r _ <"$work/ready"

$build/tests/bench/bench-calls "$rounds" $build/tests/bench/bench-client $build/hookbox \
    "$work/go-client" >"$work/calls"
python3 tests/bench/report.py build/bench.json <"$work/calls"
python3 tests/bench/agent.py "$build" "$work/go-server" build/bench.json
tests/crash/crash "$build/hookbox" "${KILLS:-1000}"
