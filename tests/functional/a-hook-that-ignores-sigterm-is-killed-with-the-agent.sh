#!/usr/bin/env bash
# The agent waits for it when asked once, kills it when asked twice; the next agent runs it again.
. "$(dirname "$0")/lib.sh"

charm app
hook app start <<X
trap '' TERM
echo \$\$ >"$WORK/pid"
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
X
hookbox deploy "$WORK/app" --no-agent
start_agent
eventually test -s "$WORK/pid"
agent=$(agent_pid)
kill -TERM "$(cat "$WORK/pid")" "$agent"
eventually grep -q "$agent" <(ps -o pid= -p "$agent")
kill -TERM "$agent"
eventually gone "$agent"
eventually gone "$(cat "$WORK/pid")"
touch "$WORK/go"
start_agent
idle app/0
equal install,leader-elected,config-changed,start,start "$(trace app/0)"
