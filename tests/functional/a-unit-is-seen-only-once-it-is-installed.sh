#!/usr/bin/env bash
# T125
. "$(dirname "$0")/lib.sh"

pair
hook source install <<X
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
X
hookbox deploy "$WORK/sink"
idle sink/0
hookbox deploy "$WORK/source"
eventually grep -q 'source/0 install' "$TRACE"
hookbox integrate source sink
equal "" "$(stored_setting 0 source/0 private-address)"
touch "$WORK/go"
eventually grep -q 'sink/0 in-relation-joined source/0' "$TRACE"
idle source/0 sink/0
