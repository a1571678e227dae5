#!/usr/bin/env bash
# T029 (exec)
. "$(dirname "$0")/lib.sh"

last_task() { hookbox operations --format json | jq '[.[].tasks | keys[] | tonumber] | max'; }
pair
deploy_pair
hookbox add-unit source
idle source/0 source/1 sink/0
equal "source/0 $HOOKBOX_HOME/agents/unit-source-0/charm" \
    "$(hookbox exec --unit source/0 'echo $JUJU_UNIT_NAME $PWD')"
equal 'out:0' "$(hookbox exec -u source/leader -- relation-ids out)"
hookbox exec --application source 'echo ${JUJU_UNIT_NAME#*/} "a b"' >"$WORK/out"
printf 'source/%s:\n%s a b\n\n' 0 0 1 1 | cmp - "$WORK/out"
equal "one only" "$(hookbox exec -a source '[ $JUJU_UNIT_NAME = source/0 ] || echo one only')"
equal "juju-exec" "$(hookbox exec -u sink/0 'env | grep -E "JUJU_DISPATCH_PATH|JUJU_RELATION|JUJU_ACTION_NAME" | sed s/.*=//')"

status=0
hookbox exec -u sink/0 'echo out; echo err >&2; exit 4' >"$WORK/out" 2>"$WORK/errors" || status=$?
equal 1 "$status"
equal "out
err" "$(cat "$WORK/out")"
contains "$(cat "$WORK/errors")" 'with return code 4'
equal 'completed 4' "$(hookbox show-task "$(last_task)" --format json | jq -r '"\(.status) \(.results["return-code"])"')"

# What it writes is kept when it ends with 0.
hookbox exec -u source/0 'relation-set -r out:0 word=lost; exit 1' 2>/dev/null && fail "exit 1 ends exec with 0"
equal "" "$(stored_setting 0 source/0 word)"
hookbox exec -u source/0 -- relation-set -r out:0 'word=two words'
equal "two words" "$(stored_setting 0 source/0 word)"

# The agent ends it at the same time; whoever is first to say so, it is told alike.
told=$(hookbox exec -u sink/0 --wait 300ms 'sleep 1000' 2>&1 || true)
equal 'ERROR timed out waiting for results from: unit sink/0' "$told"
idle sink/0
equal 'failed command cancelled' "$(hookbox show-task "$(last_task)" --format json | jq -r '"\(.status) \(.message)"')"

usage() {
    status=0
    hookbox exec "${@:2}" 2>"$WORK/errors" || status=$?
    equal "2: ERROR $1" "$status: $(cat "$WORK/errors")"
}
usage 'no commands specified' -u sink/0
usage 'You must specify a target, either through --all, --machine, --application or --unit' ls
usage 'The following exec targets are not valid:
  "Sink" is not a valid application name
  "sink" is not a valid unit name' -a Sink -u sink ls
