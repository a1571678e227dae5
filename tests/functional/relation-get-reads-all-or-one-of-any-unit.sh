#!/usr/bin/env bash
# T073
. "$(dirname "$0")/lib.sh"

pair
in_hook sink in-relation-changed <<'X'
[ -n "$(relation-get colour)" ] || exit 0
try all relation-get --format json
try key relation-get colour
try unit relation-get - source/0 --format json
try both relation-get size source/0
try missing relation-get nope
X
hook source out-relation-joined <<'X'
relation-set colour=red size=7
X
deploy_pair
eventually test -e "$WORK/missing.exit"
idle sink/0
equal 'red 7' "$(jq -r '.colour + " " + .size' "$WORK/all.out")"
equal "$(cat "$WORK/all.out")" "$(cat "$WORK/unit.out")"
tried key 0 red
tried both 0 7
tried missing 0 ''
