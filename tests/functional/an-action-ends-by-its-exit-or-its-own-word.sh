#!/usr/bin/env bash
# T151
. "$(dirname "$0")/lib.sh"

charm app
action app works <<'X'
echo out
echo err >&2
action-set size=10
X
action app breaks <<'X'
action-set got=this-far
exit 3
X
action app fails <<'X'
action-fail "no disk"
X
action app fails-and-breaks <<'X'
action-fail "no disk"
exit 4
X
hookbox deploy "$WORK/app"
idle app/0

hookbox run app/0 works >"$WORK/out" 2>"$WORK/progress"
equal "Running operation 1 with 1 task
  - task 2 on unit-app-0

Waiting for task 2..." "$(cat "$WORK/progress")"
equal "size: \"10\"

out
err" "$(cat "$WORK/out")"

task() { hookbox run app/0 "$1" --format json 2>"$WORK/errors" >"$WORK/json" || echo "exit $?"; }
field() { jq -r ".\"app/0\"$1" "$WORK/json"; }

equal "" "$(task works)"
equal "completed 0 10 out err" "$(field '|"\(.status) \(.results["return-code"]) \(.results.size) \(.results.stdout[:-1]) \(.results.stderr[:-1])"')"
equal null "$(field .message)"

equal "exit 1" "$(task breaks)"
equal 'failed 3 "exit status 3"' "$(field '|"\(.status) \(.results["return-code"]) \"\(.message)\""')"
equal this-far "$(field .results.got)"
contains "$(cat "$WORK/errors")" 'ERROR the following task failed:
 - id "6" with return code 3

use '"'juju show-task'"' to inspect the failure'

equal "" "$(task fails)"
equal 'failed 0 "no disk"' "$(field '|"\(.status) \(.results["return-code"]) \"\(.message)\""')"
equal "exit 1" "$(task fails-and-breaks)"
equal 'failed 4 "no disk"' "$(field '|"\(.status) \(.results["return-code"]) \"\(.message)\""')"
contains "$(hookbox run app/0 fails 2>/dev/null)" "Action id 12 failed: no disk"
