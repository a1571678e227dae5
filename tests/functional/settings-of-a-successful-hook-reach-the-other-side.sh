#!/usr/bin/env bash
# T041
. "$(dirname "$0")/lib.sh"

pair
hook source out-relation-joined <<'X'
relation-set colour=red
X
hook sink in-relation-changed <<X
relation-get colour >>"$WORK/read"
X
deploy_pair
reads() { [ "$(grep -c red "$WORK/read")" = 1 ]; }
eventually reads
idle source/0 sink/0
equal red "$(tail -1 "$WORK/read")"
