#!/usr/bin/env bash
# T146
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
opened-ports >>ports
[ ! -e marker ] || exit 0
touch marker
open-port 80
juju-reboot --now
sleep 1000
X
export HOOKBOX_NO_AGENT=1
hookbox deploy "$WORK/app"

status=0
timeout 60 "$HOOKBOX" agent 2>>"$WORK/agent.stderr" || status=$?
equal 100 "$status"
equal install "$(trace app/0)"
start_agent
idle app/0
equal install,install,leader-elected,config-changed,start "$(trace app/0)"
# What the first run had written is dropped.
equal '' "$(cat "$HOOKBOX_HOME/agents/unit-app-0/charm/ports")"
equal "again: asked for a restart of the machine
succeeded: " "$(hookbox history --format json | jq -r '.[:2][] | "\(.result): \(.reason // "")"')"
