#!/usr/bin/env bash
# The unit is in error, also for the next agent, until its stop hook succeeds or is given up.
. "$(dirname "$0")/lib.sh"

charm app
hook app stop <<X
[ -e "$WORK/ok" ]
X
hookbox model-config automatically-retry-hooks=false
hookbox deploy "$WORK/app"
idle app/0
hookbox pause app/0 --hooks
eventually in_error app/0
equal 'hook failed: "stop"' "$(message app/0)"
stop_agent
start_agent
in_error app/0 || fail "the error ended with the agent"
hookbox resolved app/0
runs() { [ "$(trace app/0 | tr , '\n' | grep -c stop)" = "$1" ]; }
eventually runs 2
eventually in_error app/0
touch "$WORK/ok"
hookbox resolved app/0
idle app/0
runs 3
equal paused "$(unit_field app/0 '."juju-status".message')"

# Given up, it counts as done.
rm "$WORK/ok"
hookbox resume app/0
hookbox pause app/0 --hooks
eventually in_error app/0
hookbox resolved --no-retry app/0
idle app/0
equal paused "$(unit_field app/0 '."juju-status".message')"
equal "skipped: resolved without retry" \
    "$(hookbox history app/0 -n 1 --format json | jq -r '.[] | "\(.result): \(.cause)"')"
