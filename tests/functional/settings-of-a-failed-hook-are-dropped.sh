#!/usr/bin/env bash
# T042
. "$(dirname "$0")/lib.sh"

pair
hook source out-relation-joined <<X
relation-set colour=red
[ -e "$WORK/ok" ]
X
hook source out-relation-changed <<X
relation-get colour source/0 >"$WORK/read"
X
deploy_pair
eventually in_error source/0
equal '' "$(stored_setting 0 source/0 colour)"
hookbox resolved --no-retry source/0
idle source/0 sink/0
equal '' "$(cat "$WORK/read")"
equal 1 "$(grep -c 'sink/0 in-relation-changed' "$TRACE")"
