#!/usr/bin/env bash
# T092
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
try unknown status-set unknown
for word in maintenance blocked waiting active; do try "$word" status-set "$word" "is $word"; done
X
hookbox deploy "$WORK/app"
idle app/0
tried unknown 2 '' 'ERROR invalid status "unknown", expected one of [maintenance blocked waiting active]'
for word in maintenance blocked waiting active; do tried "$word" 0 ''; done
equal 'active: is active' "$(workload app/0): $(message app/0)"
