#!/usr/bin/env bash
# T022
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
printf '%s' "\$PATH" >"$WORK/path"
env >"$WORK/environment"
X
hookbox deploy "$WORK/app" --no-agent
start_agent FOO=1
idle app/0
if grep -qE '^(FOO|HOME|HOOKBOX_HOME)=' "$WORK/environment"; then fail "the environment leaked"; fi
equal "$HOOKBOX_HOME/tools:$PATH" "$(cat "$WORK/path")"
