#!/usr/bin/env bash
# T163 T029
. "$(dirname "$0")/lib.sh"

pair
deploy_pair
idle source/0 sink/0
variables='env | sort | grep -E "^JUJU_(RELATION|REMOTE|DISPATCH|HOOK|ACTION|DEPARTING)"'
equal 'JUJU_HOOK_NAME=' "$(hookbox juju-exec source/0 "$variables")"
equal 'JUJU_HOOK_NAME=
JUJU_RELATION=out
JUJU_RELATION_ID=out:0
JUJU_REMOTE_APP=sink
JUJU_REMOTE_UNIT=sink/0' "$(hookbox juju-exec source/0 -r out:0 "$variables")"

refused() {
    local status=0
    hookbox juju-exec source/0 "${@:2}" true 2>"$WORK/errors" || status=$?
    equal "1: ERROR $1" "$status: $(cat "$WORK/errors")"
}
hookbox add-unit sink
idle source/0 sink/1
refused 'ambiguous remote unit; possibilities are [sink/0 sink/1]' -r 0
refused 'unknown remote unit sink/7; possibilities are [sink/0 sink/1]' -r 0 --remote-unit sink/7
refused 'unknown relation id: 5' --relation out:5
refused 'invalid relation id' -r out
refused 'remote unit: sink/1, provided without a relation' --remote-unit sink/1
refused 'remote app: sink, provided without a relation' --remote-app sink
equal sink/1 "$(hookbox juju-exec source/0 -r 0 --remote-unit sink/1 'echo $JUJU_REMOTE_UNIT')"
equal "sink/7 sink" \
    "$(hookbox juju-exec source/0 -r 0 --remote-unit sink/7 --force-remote-unit 'echo $JUJU_REMOTE_UNIT $JUJU_REMOTE_APP')"
hookbox remove-unit sink/0 sink/1
hookbox wait-for unit sink/0 sink/1 --gone
idle source/0
refused 'cannot infer remote unit in empty relation 0' -r 0
