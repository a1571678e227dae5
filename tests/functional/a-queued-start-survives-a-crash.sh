#!/usr/bin/env bash
# T138 T139
. "$(dirname "$0")/lib.sh"

charm app
hook app config-changed <<X
touch "$WORK/in-config"
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
X
hook app start <<X
touch "$WORK/in-start"
[ -e "$WORK/ok" ] || exec sleep 1000
X
hookbox deploy "$WORK/app"
eventually test -e "$WORK/in-config"
touch "$WORK/go"
# Config-changed is done and start is queued at the latest when start runs.
eventually test -e "$WORK/in-start"
kill -KILL "$(agent_pid)"
eventually gone "$(agent_pid)"
touch "$WORK/ok"
start_agent
eventually in_error app/0
hookbox resolved app/0
idle app/0
equal install,leader-elected,config-changed,start,start "$(trace app/0)"
