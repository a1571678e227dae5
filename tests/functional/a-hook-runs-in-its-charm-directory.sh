#!/usr/bin/env bash
# T039
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
{ pwd; umask; } >"$WORK/process"
X
umask 0077
hookbox deploy "$WORK/app"
idle app/0
equal "$HOOKBOX_HOME/agents/unit-app-0/charm
0022" "$(cat "$WORK/process")"
