#!/usr/bin/env bash
# T002, T003, T119
. "$(dirname "$0")/lib.sh"

charm node 'peers: {cl: {interface: test}}'
for kind in created joined changed departed broken; do
    hook node "cl-relation-$kind" <<X
echo "\${JUJU_DEPARTING_UNIT:+\$JUJU_UNIT_NAME departing \$JUJU_DEPARTING_UNIT}" >>$WORK/departing
X
done
hookbox deploy "$WORK/node" -n 2
idle node/0 node/1
contains "$(trace node/0)" install,cl-relation-created,
equal 1 "$(grep -c leader-elected "$TRACE")"
contains "$(trace node/0)" "start,cl-relation-joined node/1,cl-relation-changed node/1"
contains "$(trace node/1)" "start,cl-relation-joined node/0,cl-relation-changed node/0"
hookbox remove-relation 0 2>"$WORK/refused" && fail "a peer relation was removed"
equal 'ERROR cannot destroy relation "node:cl": is a peer relation' "$(cat "$WORK/refused")"
hookbox remove-unit node/1
hookbox wait-for unit node/1 --gone --timeout 30s
idle node/0
contains "$(trace node/1),end" "cl-relation-departed node/0,stop,remove,end"
contains "$(trace node/0),end" "cl-relation-departed node/1,end"
equal "node/0 departing node/1
node/1 departing node/1" "$(grep . "$WORK/departing" | sort)"
