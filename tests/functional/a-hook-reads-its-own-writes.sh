#!/usr/bin/env bash
# T043
. "$(dirname "$0")/lib.sh"

pair
hook source out-relation-joined <<X
relation-set colour=red
relation-get colour source/0 >"$WORK/read"
X
deploy_pair
idle source/0
equal red "$(cat "$WORK/read")"
