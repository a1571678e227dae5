#!/usr/bin/env bash
# T019
. "$(dirname "$0")/lib.sh"

for name in one two; do
    charm "$name"
    hook "$name" install <<X
mkdir "$WORK/busy"
touch "$WORK/$name-runs"
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
rmdir "$WORK/busy"
X
done
hookbox deploy "$WORK/one"
hookbox deploy "$WORK/two"
first() { [ -e "$WORK/one-runs" ] || [ -e "$WORK/two-runs" ]; }
eventually first
# Long enough for the other's wait to show in whole seconds.
until [ "$SECONDS" -ge 3 ]; do pause; done
if [ -e "$WORK/one-runs" ] && [ -e "$WORK/two-runs" ]; then fail "both run at once"; fi
touch "$WORK/go"
idle one/0 two/0
equal install,leader-elected,config-changed,start "$(trace one/0)"
equal install,leader-elected,config-changed,start "$(trace two/0)"
grep -qE 'uniter \(run install hook\), waited [1-9]' "$HOOKBOX_HOME/log/machine-lock.log" ||
    fail "no wait in the lock's log"
