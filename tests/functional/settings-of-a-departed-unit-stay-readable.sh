#!/usr/bin/env bash
# T076
. "$(dirname "$0")/lib.sh"

# A unit that is gone from the scope, as another machine's agent leaves it.
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
"$STORE_TOOL" "$HOOKBOX_HOME" leave-scope 0 source/0
hookbox config sink a=1
idle sink/0
equal 2 "$(grep -c 'sink/0 config-changed' "$TRACE")"
tried gone 0 red
