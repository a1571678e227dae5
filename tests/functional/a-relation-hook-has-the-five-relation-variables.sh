#!/usr/bin/env bash
# T023
. "$(dirname "$0")/lib.sh"

charm source 'provides: {out: {interface: test}}'
charm sink 'requires: {in: {interface: test}}'
hook sink in-relation-changed <<X
env | grep -E '^JUJU_(RELATION|REMOTE)' | sort >"$WORK/variables"
echo "\$JUJU_HOOK_NAME" >>"$WORK/variables"
X
hookbox deploy "$WORK/source"
hookbox deploy "$WORK/sink"
hookbox integrate source sink
changed() { grep -q 'sink/0 in-relation-changed source/0' "$TRACE"; }
eventually changed
idle sink/0
equal 'JUJU_RELATION=in
JUJU_RELATION_ID=in:0
JUJU_REMOTE_APP=source
JUJU_REMOTE_UNIT=source/0
in-relation-changed' "$(cat "$WORK/variables")"
