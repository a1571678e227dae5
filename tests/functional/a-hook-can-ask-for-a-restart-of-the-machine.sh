#!/usr/bin/env bash
# T145 T146
. "$(dirname "$0")/lib.sh"

charm app
hook app config-changed <<'X'
open-port 81
juju-reboot
X
hook app start <<X
opened-ports >"$WORK/ports"
[ -e "$WORK/restarted" ] || { open-port 80; juju-reboot --now; sleep 1000; }
X
export HOOKBOX_NO_AGENT=1
hookbox deploy "$WORK/app"

# run_agent: one until it ends by itself; gives its exit status.
run_agent() {
    local status=0
    timeout 60 "$HOOKBOX" agent 2>>"$WORK/agent.stderr" || status=$?
    echo "$status"
}
# After a hook that has succeeded: what it has written is kept, and it does not run again.
equal 100 "$(run_agent)"
equal install,leader-elected,config-changed "$(trace app/0)"
contains "$(cat "$WORK/agent.stderr")" "app/0 has asked for a restart of the machine"
# At once: what the hook has written is dropped, and it begins anew.
equal 100 "$(run_agent)"
equal install,leader-elected,config-changed,start "$(trace app/0)"
touch "$WORK/restarted"
start_agent
idle app/0
equal install,leader-elected,config-changed,start,start "$(trace app/0)"
equal 81/tcp "$(cat "$WORK/ports")"
