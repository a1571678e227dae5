#!/usr/bin/env bash
# T062
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
for n in 1 2 3 4 5 6 7 8; do state-set "key$n=$n" & done
wait
try state state-get --format json
X
hookbox deploy "$WORK/app"
idle app/0
tried state 0 '{"key1":"1","key2":"2","key3":"3","key4":"4","key5":"5","key6":"6","key7":"7","key8":"8"}'
