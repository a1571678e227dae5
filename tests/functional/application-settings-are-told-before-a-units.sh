#!/usr/bin/env bash
# T049
. "$(dirname "$0")/lib.sh"

# The unit's settings are written first, and to a unit that has joined long ago.
pair
printf 'options: {a: {type: string}}\n' >"$WORK/source/config.yaml"
hook source config-changed <<'X'
[ -n "$(config-get a)" ] || exit 0
relation-set -r out:0 colour=red
relation-set -r out:0 --app owner=me
X
hook sink in-relation-changed <<X
echo "\$(relation-get -r in:0 colour source/0),\$(relation-get -r in:0 --app owner source)" >>"$WORK/read"
X
deploy_pair
idle source/0 sink/0
: >"$TRACE"
: >"$WORK/read"
hookbox config source a=1
idle source/0 sink/0
equal 'in-relation-changed,in-relation-changed source/0' "$(trace sink/0)"
equal 'red,me red,me' "$(paste -sd' ' "$WORK/read")"
