#!/usr/bin/env bash
# A hook has ended but cannot be saved, for another process holds the store: SIGTERM ends the agent
# all the same, and the next one finds a hook of which nothing is known.
. "$(dirname "$0")/lib.sh"

charm app
printf 'options: {title: {type: string}}\n' >"$WORK/app/config.yaml"
hook app config-changed <<X
[ -e "$WORK/hold" ] || exit 0
touch "$WORK/runs"
until [ -e "$WORK/locked" ]; do read -rt 0.02 <> <(:) || true; done
X
hookbox deploy "$WORK/app" --no-agent
start_agent
idle app/0
touch "$WORK/hold"
hookbox config app title=one
eventually test -e "$WORK/runs"
hold_store &
eventually grep 'hook "config-changed" waits for the store' "$HOOKBOX_HOME/log/unit-app-0.log"
agent=$(agent_pid)
kill "$agent"
eventually gone "$agent"
touch "$WORK/release"
wait
rm "$WORK/hold"

start_agent
errs() { hookbox status app/0 | grep -q 'hook failed: "config-changed"'; }
eventually errs
hookbox resolved app/0
idle app/0
equal "interrupted,succeeded" "$(hookbox history app/0 -n 2 --format json | jq -r '[.[].result] | join(",")')"
