#!/usr/bin/env bash
# T133
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
status=0
hookbox resolved app/0 2>"$WORK/err" || status=$?
equal 1 "$status"
contains "$(cat "$WORK/err")" 'unit "app/0" is not in an error state'
