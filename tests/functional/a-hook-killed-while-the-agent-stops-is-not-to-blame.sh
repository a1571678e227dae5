#!/usr/bin/env bash
# A hook that is killed twice in a row has failed, but what happens while the agent ends counts not.
. "$(dirname "$0")/lib.sh"

charm app
printf 'options: {title: {type: string}}\n' >"$WORK/app/config.yaml"
hook app config-changed <<EOF
[ -e "$WORK/kill" ] || exit 0
if [ -e "$WORK/stop" ]; then
    kill -TERM "\$(head -n 1 "$HOOKBOX_HOME/agent.lock")"
    config-get title # the agent has seen the signal before it answers
fi
kill -KILL \$\$
EOF
hookbox deploy "$WORK/app"
idle app/0
"$STORE_TOOL" "$HOOKBOX_HOME" set-model automatically-retry-hooks false
agent=$(agent_pid)
touch "$WORK/kill" "$WORK/stop"
hookbox config app title=one
eventually gone "$agent"
rm "$WORK/stop"
equal 2 "$(grep -c config-changed "$TRACE")"
start_agent
eventually in_error app/0
equal 4 "$(grep -c config-changed "$TRACE")"
