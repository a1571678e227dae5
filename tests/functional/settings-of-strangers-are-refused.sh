#!/usr/bin/env bash
# T077
. "$(dirname "$0")/lib.sh"

pair
charm other
in_hook sink in-relation-changed <<'X'
[ "$JUJU_UNIT_NAME" = sink/0 ] || exit 0
try stranger relation-get - other/0
try sibling relation-get - sink/1
try nobody relation-get - source/7
X
hookbox deploy "$WORK/other"
hookbox deploy "$WORK/sink" -n 2
hookbox deploy "$WORK/source"
hookbox integrate source sink
idle source/0 sink/0 sink/1 other/0
tried stranger 1 '' 'ERROR permission denied'
tried sibling 1 '' 'ERROR permission denied'
equal 1 "$(cat "$WORK/nobody.exit")"
contains "$(cat "$WORK/nobody.err")" 'source/7'
