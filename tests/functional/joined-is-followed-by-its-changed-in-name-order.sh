#!/usr/bin/env bash
# T112
. "$(dirname "$0")/lib.sh"

# Nothing but the names may decide: the three enter in the opposite order, all before the sink looks.
pair
hookbox deploy "$WORK/source" -n 3
hookbox deploy "$WORK/sink"
idle source/0 source/1 source/2 sink/0
for unit in source/0 source/1 source/2 sink/0; do hookbox pause "$unit"; done
idle source/0 source/1 source/2 sink/0
: >"$TRACE"
hookbox integrate source sink
for unit in source/2 source/1 source/0; do
    hookbox resume "$unit"
    idle "$unit"
done
equal 'source/2,source/1,source/0' \
    "$(sed -n 's/ out-relation-created$//p' "$TRACE" | paste -sd,)"
equal '' "$(trace sink/0)"

hookbox resume sink/0
idle sink/0
wanted=in-relation-created
for n in 0 1 2; do wanted+=",in-relation-joined source/$n,in-relation-changed source/$n"; done
equal "$wanted" "$(trace sink/0 | sed 's/,leader-elected//')"
