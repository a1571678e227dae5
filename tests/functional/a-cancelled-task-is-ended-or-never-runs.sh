#!/usr/bin/env bash
# T156
. "$(dirname "$0")/lib.sh"

pair
action source slow <<X
relation-set -r out:0 word=half
action-set got=this-far
sleep 1000 &
echo \$! >"$WORK/child"
echo \$\$ >"$WORK/pid"
wait
X
action source next <<<"touch $WORK/next"
deploy_pair
idle source/0 sink/0
hookbox run source/0 slow --background
hookbox run source/0 next --background
eventually test -s "$WORK/pid"

# The one that waits first: it would begin as soon as the other has ended.
hookbox cancel-task 4 2 9 >"$WORK/out" 2>"$WORK/errors"
equal 'actions:
- action: next' "$(head -n 2 "$WORK/out")"
contains "$(head -n 6 "$WORK/out")" 'status: cancelled'
equal '- action: slow
  completed at: n/a
  id: "2"
  status: aborting
  unit: source/0' "$(tail -n 5 "$WORK/out")"
equal 'WARNING The following tasks could not be canceled:
task: 9, error: action "9" not found' "$(cat "$WORK/errors")"

hookbox show-task 2 --watch --format json >"$WORK/json"
equal 'aborted signal: terminated this-far -1' \
    "$(jq -r '"\(.status) \(.message) \(.results.got) \(.results["return-code"])"' "$WORK/json")"
eventually gone "$(cat "$WORK/pid")"
eventually gone "$(cat "$WORK/child")"
equal "" "$(stored_setting 0 source/0 word)"
idle source/0
if [ -e "$WORK/next" ]; then fail "a cancelled task has run"; fi
equal 'cancelled action cancelled via the API' "$(hookbox show-task 4 --format json | jq -r '"\(.status) \(.message)"')"
# One that has ended stays as it is.
contains "$(hookbox cancel-task 2)" 'status: aborted'
equal aborted "$(hookbox show-operation 1 --format json | jq -r .status)"
