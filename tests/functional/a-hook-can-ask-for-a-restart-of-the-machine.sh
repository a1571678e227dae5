#!/usr/bin/env bash
# T145
. "$(dirname "$0")/lib.sh"

charm app
hook app config-changed <<'X'
open-port 81
juju-reboot
X
hook app start <<<"opened-ports >'$WORK/ports'"
export HOOKBOX_NO_AGENT=1
hookbox deploy "$WORK/app"

# The agent ends once that hook has succeeded: what it has written is kept, it does not run again.
status=0
timeout 60 "$HOOKBOX" agent 2>>"$WORK/agent.stderr" || status=$?
equal 100 "$status"
equal install,leader-elected,config-changed "$(trace app/0)"
contains "$(cat "$WORK/agent.stderr")" "app/0 has asked for a restart of the machine"
start_agent
idle app/0
equal install,leader-elected,config-changed,start "$(trace app/0)"
equal 81/tcp "$(cat "$WORK/ports")"
