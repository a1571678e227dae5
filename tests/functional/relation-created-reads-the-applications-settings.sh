#!/usr/bin/env bash
# T075
. "$(dirname "$0")/lib.sh"

pair
in_hook source out-relation-created <<'X'
relation-set --app owner=me
X
in_hook sink in-relation-created <<X
until [ -e "$WORK/go" ]; do break; done
try get relation-get
X
hookbox deploy "$WORK/source"
hookbox deploy "$WORK/sink"
idle source/0 sink/0
hookbox integrate source sink
eventually test -e "$WORK/get.exit"
# The source's hook may be later; the bag is empty or its own, never a unit's.
equal 0 "$(cat "$WORK/get.exit")"
case $(cat "$WORK/get.out") in '{}' | 'owner: me') ;; *) fail "$(cat "$WORK/get.out")" ;; esac
