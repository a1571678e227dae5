#!/usr/bin/env bash
# T136
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
echo \$\$ >"$WORK/pid"
[ -e "$WORK/ok" ] || exec sleep 1000
X
hookbox deploy "$WORK/app"
eventually test -s "$WORK/pid"
kill -KILL "$(agent_pid)"
eventually gone "$(agent_pid)"
start_agent
eventually in_error app/0
equal install "$(trace app/0)"
# The left-over process was ended before anything else ran.
eventually gone "$(cat "$WORK/pid")"
touch "$WORK/ok"
hookbox resolved app/0
idle app/0
equal install,install,leader-elected,config-changed,start "$(trace app/0)"
