#!/usr/bin/env bash
# T054
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
state-set a=1
[ -e "$WORK/ok" ]
X
hook app leader-elected <<X
state-get a >"$WORK/after-failure"
state-set a=2
X
hook app start <<X
state-get a >"$WORK/after-success"
X
hookbox deploy "$WORK/app"
eventually in_error app/0
hookbox resolved --no-retry app/0
idle app/0
equal '' "$(cat "$WORK/after-failure")"
equal 2 "$(cat "$WORK/after-success")"
