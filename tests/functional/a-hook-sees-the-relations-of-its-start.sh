#!/usr/bin/env bash
# Relations that come or begin to go while a hook runs show in the next one.
. "$(dirname "$0")/lib.sh"

charm source 'provides: {out: {interface: test}}'
charm sink 'requires: {in: {interface: test}}'
echo 'options: {n: {type: int, default: 0}}' >"$WORK/sink/config.yaml"
in_hook sink config-changed <<X
[ "\$(config-get n)" != 0 ] || exit 0
try before-\$(config-get n) relation-ids in
touch $WORK/waiting
until [ -e $WORK/go ]; do read -rt 0.02 <> <(:) || true; done
try after-\$(config-get n) relation-ids in
try late-\$(config-get n) relation-get -r in:1 - late/0
X
hookbox deploy "$WORK/source" early
hookbox deploy "$WORK/source" late
hookbox deploy "$WORK/sink"
hookbox integrate early sink
idle early/0 late/0 sink/0

hookbox config sink n=1
eventually test -e "$WORK/waiting"
hookbox integrate late sink
hookbox remove-relation early sink
touch "$WORK/go"
idle early/0 late/0 sink/0
tried before-1 0 in:0
tried after-1 0 in:0
tried late-1 2 '' 'ERROR invalid value "in:1" for option -r: relation not found'

hookbox config sink n=2
idle sink/0
tried before-2 0 in:1
equal 0 "$(cat "$WORK/late-2.exit")"
