#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
action app work <<<'echo done'
hookbox deploy "$WORK/app"
hookbox add-unit app
idle app/0 app/1
equal "Scheduled operation 1 with task 2
Check operation status with 'juju show-operation 1'
Check task status with 'juju show-task 2'" "$(hookbox run app/0 work --background 2>&1)"
equal "done" "$(hookbox show-task 2 --wait 20s | sed 1d)"
hookbox run app/0 app/1 work --background >"$WORK/out" 2>"$WORK/errors"
equal 'app/0:
  id: "4"
app/1:
  id: "5"' "$(cat "$WORK/out")"
contains "$(cat "$WORK/errors")" "Scheduled operation 3 with 2 tasks"
equal completed "$(hookbox show-operation 3 --watch --format json | jq -r .status)"
# Of several tasks the plain output tells id, status and results.
equal 'app/0:
  id: "7"
  output: ""
  status: completed
app/1:
  id: "8"
  output: ""
  status: completed' "$(hookbox run app/0 app/1 work 2>/dev/null)"
