#!/usr/bin/env bash
# T019
. "$(dirname "$0")/lib.sh"

for name in one two; do
    charm "$name"
    hook "$name" install <<X
mkdir "$WORK/busy"
touch "$WORK/$name-waits"
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
rmdir "$WORK/busy"
X
done
hookbox deploy "$WORK/one"
hookbox deploy "$WORK/two"
first() { [ -e "$WORK/one-waits" ] || [ -e "$WORK/two-waits" ]; }
eventually first
pause
touch "$WORK/go"
idle one/0 two/0
equal install,leader-elected,config-changed,start "$(trace one/0)"
equal install,leader-elected,config-changed,start "$(trace two/0)"
contains "$(cat "$HOOKBOX_HOME/log/machine-lock.log")" 'uniter (run install hook), waited'
