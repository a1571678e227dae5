#!/usr/bin/env bash
# T117, T124
. "$(dirname "$0")/lib.sh"

pair
hook sink in-relation-changed <<X
test -e $WORK/fixed
X
deploy_pair
eventually in_error sink/0
hookbox remove-relation source sink
eventually grep -q 'source/0 out-relation-broken' "$TRACE"
grep -q 'sink/0 in-relation-departed' "$TRACE" && fail "departed while in error"
touch "$WORK/fixed"
hookbox resolved sink/0
idle sink/0
contains "$(trace sink/0),end" "in-relation-changed source/0,in-relation-departed source/0,in-relation-broken,end"
