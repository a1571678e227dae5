#!/usr/bin/env bash
# T155
. "$(dirname "$0")/lib.sh"

for name in one two; do
    charm "$name"
    action "$name" plain <<<"echo $name plain >>$TRACE"
    action "$name" beside '{parallel: true}' <<<"echo $name beside >>$TRACE"
    action "$name" grouped '{execution-group: ours}' <<<"echo $name grouped >>$TRACE"
    hookbox deploy "$WORK/$name"
done
idle one/0 two/0
hook one config-changed <<X
touch "$WORK/runs"
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
echo one goes >>$TRACE
X
hookbox refresh one --path "$WORK/one"
eventually test -e "$WORK/runs"
: >"$TRACE"

hookbox run one/0 beside --background
hookbox run two/0 beside
hookbox run two/0 grouped
hookbox run two/0 plain --background
equal "two beside,two grouped" "$(trace)"
contains "$(hookbox run two/0 plain --wait 50ms 2>&1)" "ERROR timed out waiting for results from: unit two/0"
equal "two beside,two grouped" "$(trace)"
touch "$WORK/go"
idle one/0 two/0
equal "one goes" "$(sed -n 3p "$TRACE")"
equal "one beside,two plain,two plain" "$(sed 1,3d "$TRACE" | sort | paste -sd,)"
grep -q 'two/0 uniter (run action 8), waited' "$HOOKBOX_HOME/log/machine-lock.log" ||
    fail "the lock's log does not tell of the action"
