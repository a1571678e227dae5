#!/usr/bin/env bash
# T112
. "$(dirname "$0")/lib.sh"

pair
hookbox deploy "$WORK/source" -n 3
hookbox deploy "$WORK/sink"
idle source/0 source/1 source/2 sink/0
hookbox config sink >/dev/null
hookbox integrate source sink
seen() { grep -q 'sink/0 in-relation-changed source/2' "$TRACE"; }
eventually seen
idle sink/0
wanted=
for n in 0 1 2; do wanted+=",in-relation-joined source/$n,in-relation-changed source/$n"; done
# Joins come as the units enter; each pair stays together.
got=$(trace sink/0)
for n in 0 1 2; do contains "$got" "in-relation-joined source/$n,in-relation-changed source/$n"; done
contains "$got" in-relation-created
equal "${#wanted}" "$((${#got} - $(printf %s install,leader-elected,config-changed,start,in-relation-created | wc -c)))"
