#!/usr/bin/env bash
# T082
. "$(dirname "$0")/lib.sh"

pair
in_hook sink in-relation-created <<'X'
try app relation-list --app
try units relation-list --format json
X
hook source install <<'X'
exit 1
X
hookbox deploy "$WORK/source"
eventually in_error source/0
hookbox deploy "$WORK/sink"
hookbox integrate source sink
idle sink/0
tried app 0 source
tried units 0 '[]'
