#!/usr/bin/env bash
# T068
. "$(dirname "$0")/lib.sh"

charm app
printf 'options: {a: {type: string, default: x}}\n' >"$WORK/app/config.yaml"
in_hook app install <<'X'
try old env -u JUJU_AGENT_SOCKET_ADDRESS -u JUJU_AGENT_SOCKET_NETWORK config-get a
X
hookbox deploy "$WORK/app"
idle app/0
tried old 0 x
