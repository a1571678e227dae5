#!/usr/bin/env bash
# T075
. "$(dirname "$0")/lib.sh"

pair
hook source out-relation-created <<'X'
relation-set --app owner=me
relation-set colour=red
X
in_hook sink in-relation-created <<'X'
try all relation-get
try one relation-get owner
X
hookbox deploy "$WORK/source"
hookbox deploy "$WORK/sink"
idle source/0 sink/0
# The other side's settings are there before this side's hook runs.
hookbox pause sink/0
idle sink/0
: >"$TRACE"
hookbox integrate source sink
idle source/0
equal 'source/0 out-relation-created' "$(trace)"
equal red "$(stored_setting 0 source/0 colour)"
hookbox resume sink/0
idle sink/0
tried all 0 'owner: me'
tried one 0 me
