#!/usr/bin/env bash
# T076
. "$(dirname "$0")/lib.sh"

pair
printf 'options: {a: {type: string}}\n' >"$WORK/sink/config.yaml"
in_hook sink config-changed <<'X'
try gone relation-get -r in:0 colour source/0
X
hook source out-relation-joined <<'X'
relation-set colour=red
X
deploy_pair
idle source/0 sink/0
hookbox remove-unit source/0
hookbox wait-for unit source/0 --gone --timeout 30s
hookbox config sink a=1
idle sink/0
equal 2 "$(grep -c 'sink/0 config-changed' "$TRACE")"
tried gone 0 red
