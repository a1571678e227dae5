#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
equal "Operation 1 failed to schedule any tasks:
machine 0 not found" "$(hookbox exec --machine 0 ls 2>&1)"
hookbox deploy "$WORK/app"
idle app/0
equal "/ none" "$(hookbox exec --machine 0 'echo $PWD ${JUJU_CONTEXT_ID:-none}')"
equal "a b" "$(hookbox exec --all -- printf '%s\n' 'a b')"
hookbox exec --machine 0 --unit app/0 'echo ${JUJU_UNIT_NAME:-machine}' >"$WORK/out"
printf '0:\nmachine\n\napp/0:\napp/0\n\n' | cmp - "$WORK/out"
equal '{"machine":"0","results":{"return-code":3,"stderr":"err\n"},"status":"completed"}' \
    "$(hookbox exec --machine 0 'echo err >&2; exit 3' --format json 2>/dev/null | jq -cS '."0" | {machine, results, status}')"
equal 2,4 "$(hookbox operations --machines 0 --format json | jq -r '[keys[] | tonumber] | sort | .[:2] | join(",")')"

# Beside the units' hooks, unless asked otherwise.
hook app config-changed <<X
touch "$WORK/runs"
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
X
hookbox refresh app --path "$WORK/app"
eventually test -e "$WORK/runs"
equal beside "$(hookbox exec --machine 0 'echo beside')"
contains "$(hookbox exec --machine 0 --parallel=false --wait 50ms 'echo after' 2>&1)" \
    "timed out waiting for results from: machine 0"
task=$(hookbox operations --format json | jq -r '[.[].tasks // {} | keys[] | tonumber] | max')
equal pending "$(hookbox show-task "$task" --format json | jq -r .status)"
touch "$WORK/go"
equal after "$(hookbox show-task "$task" --wait 20s | tail -n 1)"

# Cancelled, out of time, and lost with its agent.
task() { hookbox show-task "$1" --watch --format json | jq -r '"\(.status) \(.message)"'; }
hookbox exec --machine 0 --background "echo \$\$ >$WORK/pid; exec sleep 1000" 2>"$WORK/said"
task=$(sed -n 's/.*with task //p' "$WORK/said")
eventually test -s "$WORK/pid"
hookbox cancel-task "$task" >/dev/null
equal "aborted signal: terminated" "$(task "$task")"
rm "$WORK/pid"
hookbox exec --machine 0 --background "echo \$\$ >$WORK/pid; exec sleep 1000" 2>"$WORK/said"
task=$(sed -n 's/.*with task //p' "$WORK/said")
eventually test -s "$WORK/pid"
agent=$(agent_pid)
kill -KILL "$agent"
eventually gone "$agent"
start_agent
equal "failed action terminated" "$(task "$task")"
eventually gone "$(cat "$WORK/pid")"
