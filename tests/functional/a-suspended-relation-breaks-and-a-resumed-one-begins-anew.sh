#!/usr/bin/env bash
# T120
. "$(dirname "$0")/lib.sh"

pair
deploy_pair
idle source/0 sink/0
hookbox suspend-relation 0 --message "for a while"
idle source/0 sink/0
contains "$(trace sink/0),end" "in-relation-departed source/0,in-relation-broken,end"
contains "$(hookbox status --relations)" suspended
: >"$TRACE"
hookbox resume-relation 0
seen() { grep -q 'sink/0 in-relation-changed' "$TRACE" && grep -q 'source/0 out-relation-changed' "$TRACE"; }
eventually seen
idle source/0 sink/0
equal "in-relation-created,in-relation-joined source/0,in-relation-changed source/0" "$(trace sink/0)"
equal "out-relation-created,out-relation-joined sink/0,out-relation-changed sink/0" "$(trace source/0)"
