#!/usr/bin/env bash
# T121
. "$(dirname "$0")/lib.sh"

charm source 'provides: {out: {interface: test}}'
charm sink 'requires: {in: {interface: test}}'
hook sink in-relation-changed </dev/null
printf 'options: {a: {type: string}}\n' >"$WORK/source/config.yaml"
hook source config-changed <<'X'
[ -z "$(config-get a)" ] || relation-set -r out:0 colour=red
X
hookbox deploy "$WORK/source"
hookbox deploy "$WORK/sink" one
hookbox deploy "$WORK/sink" two
hookbox integrate source one
hookbox integrate source two
idle source/0 one/0 two/0
before=$(trace two/0)
hookbox config source a=1
changed() { [ "$(grep -c 'one/0 in-relation-changed' "$TRACE")" = 2 ]; }
eventually changed
idle source/0 one/0 two/0
equal "$before" "$(trace two/0)"
