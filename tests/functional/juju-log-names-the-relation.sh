#!/usr/bin/env bash
# T035
. "$(dirname "$0")/lib.sh"

charm source 'provides: {out: {interface: test}}'
charm sink 'requires: {db: {interface: test}}'
hook sink db-relation-joined <<'X'
juju-log m
X
hookbox deploy "$WORK/source"
hookbox deploy "$WORK/sink"
hookbox integrate source sink
logged() { grep -qE ' INFO unit\.sink/0\.juju-log [^ ]+ db:0: m$' "$HOOKBOX_HOME/log/unit-sink-0.log"; }
eventually logged
