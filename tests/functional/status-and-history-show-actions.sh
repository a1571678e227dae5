#!/usr/bin/env bash
# T178 (the action)
. "$(dirname "$0")/lib.sh"

charm app
action app wait <<X
echo waiting
action-log half done
touch "$WORK/runs"
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
X
hookbox deploy "$WORK/app"
idle app/0
hookbox run app/leader wait --utc 2>"$WORK/progress" >/dev/null &
runner=$!
eventually test -e "$WORK/runs"
contains "$(hookbox status app)" "(wait)"
equal "executing running action wait" "$(unit_field app/0 '."juju-status" | "\(.current) \(.message)"')"
# Messages show while the action runs.
eventually grep -qE '^[0-9]{2}:[0-9]{2}:[0-9]{2} half done$' "$WORK/progress"
touch "$WORK/go"
wait "$runner"
idle app/0
equal 'actions/wait "task 2 of operation 1" succeeded 1' \
    "$(hookbox history app/0 --format json | jq -r '.[-1] | "\(.hook) \"\(.cause)\" \(.result) \(."tool-calls")"')"
grep -q 'INFO juju.worker.uniter.operation .*action "wait" (task 2) completed' "$HOOKBOX_HOME/log/unit-app-0.log" ||
    fail "the log does not tell of the action"
