#!/usr/bin/env bash
# T112
. "$(dirname "$0")/lib.sh"

pair
hookbox deploy "$WORK/source" -n 3
hookbox deploy "$WORK/sink"
idle source/0 source/1 source/2 sink/0
# A paused unit finds all of them at once.
hookbox pause sink/0
idle sink/0
hookbox integrate source sink
idle source/0 source/1 source/2
hookbox resume sink/0
idle sink/0
wanted=
for n in 0 1 2; do wanted+=",in-relation-joined source/$n,in-relation-changed source/$n"; done
contains "$(trace sink/0),end" "$wanted,end"
