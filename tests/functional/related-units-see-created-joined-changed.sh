#!/usr/bin/env bash
# T111
. "$(dirname "$0")/lib.sh"

pair
hookbox deploy "$WORK/source"
hookbox deploy "$WORK/sink"
idle source/0 sink/0
hookbox integrate source sink
seen() { grep -q 'sink/0 in-relation-changed' "$TRACE" && grep -q 'source/0 out-relation-changed' "$TRACE"; }
eventually seen
idle source/0 sink/0
first=install,leader-elected,config-changed,start
equal "$first,out-relation-created,out-relation-joined sink/0,out-relation-changed sink/0" "$(trace source/0)"
equal "$first,in-relation-created,in-relation-joined source/0,in-relation-changed source/0" "$(trace sink/0)"
