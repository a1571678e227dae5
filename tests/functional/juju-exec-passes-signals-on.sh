#!/usr/bin/env bash
# Whoever ends juju-exec ends its commands, and until they have ended the machine stays locked.
. "$(dirname "$0")/lib.sh"

# begin FIRST THEN: commands in the background, as $exec; their shell is $(cat "$WORK/pid").
begin() {
    rm -f "$WORK/pid"
    "$HOOKBOX" juju-exec --no-context "$1; echo \$\$ >$WORK/pid.new; mv $WORK/pid.new $WORK/pid; $2" &
    exec=$!
    eventually test -e "$WORK/pid"
}
ended() {
    local status=0
    wait "$exec" || status=$?
    equal "$1" "$status"
    gone "$(cat "$WORK/pid")" || fail "the commands run on"
}

begin true 'exec sleep 1000'
kill -TERM "$exec"
ended 143

begin true 'exec sleep 1000'
kill -HUP "$exec"
ended 129

begin "trap 'touch $WORK/told' TERM" "until [ -e $WORK/go ]; do read -rt 0.02 <> <(:); done; exit 7"
kill -TERM "$exec"
eventually test -e "$WORK/told"
if flock -n "$HOOKBOX_HOME/machine.lock" true; then fail "the lock is free"; fi
touch "$WORK/go"
ended 7

# What is to outlive its session does.
(
    trap '' HUP
    begin true "until [ -e $WORK/on ]; do read -rt 0.02 <> <(:); done; exit 8"
    kill -HUP "$exec"
    touch "$WORK/on"
    ended 8
)
