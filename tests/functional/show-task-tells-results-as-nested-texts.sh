#!/usr/bin/env bash
# T158
. "$(dirname "$0")/lib.sh"

charm app
action app set '{params: {x: {}}}' <<'X'
action-set a.b=1 a.c=2 a.c=3 plain=yes
action-log half done
echo printed
X
hookbox deploy "$WORK/app"
idle app/0
hookbox run app/0 set x=1 >/dev/null 2>&1
equal '{"a":{"b":"1","c":"3"},"plain":"yes","return-code":0,"stdout":"printed\n"}' \
    "$(hookbox show-task 2 --format json | jq -c .results)"
equal 'a:
  b: "1"
  c: "3"
plain: "yes"

printed' "$(hookbox show-task 2)"
when='[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} \+0000 UTC'
shape=$(hookbox show-task 2 --format yaml --utc | sed -E "s/$when/WHEN/")
equal 'id: "2"
log:
- WHEN half done
results:
  a:
    b: "1"
    c: "3"
  plain: "yes"
  return-code: 0
  stdout: |
    printed
status: completed
timing:
  completed: WHEN
  enqueued: WHEN
  started: WHEN
unit: app/0' "$shape"

equal 'summary: set run on unit-app-0
status: completed
action:
  name: set
  parameters:
    x: 1
timing:
  enqueued: WHEN
  started: WHEN
  completed: WHEN
tasks:
  "2":
    host: app/0
    status: completed
    timing:
      enqueued: WHEN
      started: WHEN
      completed: WHEN
    log:
    - WHEN half done' "$(hookbox show-operation 1 --utc | sed -E "s/$when/WHEN/" | head -n 20)"

refused() {
    local status=0
    hookbox "${@:2}" 2>"$WORK/errors" || status=$?
    equal "$1" "$status: $(cat "$WORK/errors")"
}
refused '1: ERROR action "1" not found' show-task 1
refused '1: ERROR operation "2" not found' show-operation 2
refused '2: ERROR task ID "x" not valid' show-task x
refused '2: ERROR no task ID specified' show-task
refused '2: ERROR no operation ID specified' show-operation
refused '2: ERROR specify either --watch or --wait but not both' show-task 2 --wait 1s --watch
