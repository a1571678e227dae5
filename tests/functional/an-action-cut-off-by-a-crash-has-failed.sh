#!/usr/bin/env bash
# T157
. "$(dirname "$0")/lib.sh"

charm app
action app slow <<X
echo run >>"$WORK/runs"
echo \$\$ >"$WORK/pid"
exec sleep 1000
X
hookbox deploy "$WORK/app"
idle app/0
hookbox run app/0 slow --format json >"$WORK/json" 2>/dev/null &
runner=$!
eventually test -s "$WORK/pid"
kill -KILL "$(agent_pid)"
eventually gone "$(agent_pid)"
start_agent
wait "$runner" || fail "a lost action has no return code to fail with"
equal 'failed action terminated' "$(jq -r '."app/0" | "\(.status) \(.message)"' "$WORK/json")"
eventually gone "$(cat "$WORK/pid")"
idle app/0
equal run "$(cat "$WORK/runs")"
equal "actions/slow interrupted" "$(hookbox history app/0 --format json | jq -r '.[-1] | "\(.hook) \(.result)"')"

# An agent that has to end without waiting says the same.
rm "$WORK/pid"
hookbox run app/0 slow --background
eventually test -s "$WORK/pid"
agent=$(agent_pid)
until gone "$agent"; do
    kill -TERM "$agent"
    pause
done
start_agent
idle app/0
equal 'actions/slow failed: action terminated' "$(hookbox history app/0 --format json | jq -r '.[-1] | "\(.hook) \(.result): \(.reason)"')"
