#!/usr/bin/env bash
# T030
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
wc -c >"$WORK/read"
X
hookbox deploy "$WORK/app"
idle app/0
equal 0 "$(tr -d ' ' <"$WORK/read")"
