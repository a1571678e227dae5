#!/usr/bin/env bash
# T079
. "$(dirname "$0")/lib.sh"

charm source 'provides: {out: {interface: test}}'
charm sink 'requires: {in: {interface: test}}'
printf 'options: {a: {type: string}}\n' >"$WORK/sink/config.yaml"
in_hook sink config-changed <<'X'
try ids relation-ids in
try none relation-ids other
X
hookbox deploy "$WORK/source" one
hookbox deploy "$WORK/source" two
hookbox deploy "$WORK/sink"
hookbox integrate one sink
hookbox integrate two sink
idle one/0 two/0 sink/0
hookbox config sink a=1
idle sink/0
tried ids 0 $'in:0\nin:1'
tried none 0 ''
