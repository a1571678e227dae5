#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
socket=$(readlink "$HOOKBOX_HOME/agents/unit-app-0/run.socket")
equal "700 socket" "$(stat -c '%a %F' "$socket")"
status=0
hookbox juju-exec app/0 "echo \$\$ >$WORK/pid; exec sleep 1000" 2>"$WORK/errors" &
runner=$!
eventually test -s "$WORK/pid"
agent=$(agent_pid)
kill -KILL "$agent"
wait "$runner" || status=$?
equal 1 "$status"
contains "$(cat "$WORK/errors")" ERROR
eventually gone "$agent"
start_agent
idle app/0
eventually gone "$(cat "$WORK/pid")"
equal app/0 "$(hookbox juju-exec app/0 'echo $JUJU_UNIT_NAME')"
stop_agent
status=0
hookbox juju-exec app/0 true 2>"$WORK/errors" || status=$?
equal 1 "$status"
contains "$(cat "$WORK/errors")" "ERROR dialing juju run socket: dial unix "
