#!/usr/bin/env bash
# Another process keeps the store locked for longer than the agent waits: the agent and the hook go
# on, and what the hook did is saved once the store is free.
. "$(dirname "$0")/lib.sh"

charm app
printf 'options: {title: {type: string}}\n' >"$WORK/app/config.yaml"
hook app config-changed <<EOF
state-get title >>"$WORK/states"
state-set title="\$(config-get title)"
[ -e "$WORK/hold" ] || exit 0
touch "$WORK/runs"
until [ -e "$WORK/locked" ]; do read -rt 0.02 <> <(:) || true; done
EOF
hookbox deploy "$WORK/app"
idle app/0
agent=$(agent_pid)

touch "$WORK/hold"
hookbox config app title=one
eventually test -e "$WORK/runs"
hold_store &
eventually grep 'hook "config-changed" waits for the store' \
    "$HOOKBOX_HOME/log/unit-app-0.log"
touch "$WORK/release"
wait
idle app/0
equal "$agent" "$(agent_pid)"
rm "$WORK/hold"

hookbox config app title=two
idle app/0
equal one "$(tail -n 1 "$WORK/states")"
equal 3 "$(grep -c 'config-changed' "$TRACE")"
