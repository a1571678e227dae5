#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
action app deaf <<X
trap '' TERM
echo \$\$ >"$WORK/pid"
while :; do read -rt 1 <> <(:) || true; done
X
hookbox deploy "$WORK/app"
idle app/0
hookbox run app/0 deaf --background
eventually test -s "$WORK/pid"
hookbox cancel-task 2 >/dev/null
equal 'aborted signal: killed' "$(hookbox show-task 2 --wait 20s --format json | jq -r '"\(.status) \(.message)"')"
eventually gone "$(cat "$WORK/pid")"
