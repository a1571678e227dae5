#!/usr/bin/env bash
# T139: start is queued and waits for another unit's hook when the agent is killed.
. "$(dirname "$0")/lib.sh"

charm other
printf 'options: {a: {type: string}}\n' >"$WORK/other/config.yaml"
hook other config-changed <<X
[ -n "\$(config-get a)" ] || exit 0
touch "$WORK/other-runs"
[ -e "$WORK/ok" ] || exec sleep 1000
X
charm app
hook app config-changed <<X
touch "$WORK/in-config"
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
X
hookbox deploy "$WORK/other"
idle other/0
hookbox deploy "$WORK/app"
eventually test -e "$WORK/in-config"
hookbox config other a=1
touch "$WORK/go"
# The other's hook has waited longer, so it comes before app's start.
eventually test -e "$WORK/other-runs"
equal install,leader-elected,config-changed "$(trace app/0)"
kill -KILL "$(agent_pid)"
eventually gone "$(agent_pid)"
touch "$WORK/ok"
start_agent
idle app/0
equal install,leader-elected,config-changed,start "$(trace app/0)"
eventually in_error other/0
