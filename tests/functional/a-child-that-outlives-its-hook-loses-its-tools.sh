#!/usr/bin/env bash
# T057
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
(
    exec >/dev/null 2>&1
    until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
    status=0
    config-get >"$WORK/out" 2>"$WORK/err" || status=\$?
    echo \$status >"$WORK/status"
) &
X
hookbox deploy "$WORK/app"
idle app/0
touch "$WORK/go"
eventually test -s "$WORK/status"
equal 1 "$(cat "$WORK/status")"
equal '' "$(cat "$WORK/out")"
contains "$(cat "$WORK/err")" ERROR
