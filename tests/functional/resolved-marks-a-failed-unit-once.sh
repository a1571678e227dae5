#!/usr/bin/env bash
# A second mark before the first is taken is refused; --all takes the units in error alone.
. "$(dirname "$0")/lib.sh"

charm app
hook app start <<'X'
[ "$JUJU_UNIT_NAME" = app/2 ]
X
hookbox deploy "$WORK/app" -n 3 2>/dev/null
eventually in_error app/0
eventually in_error app/1
idle app/2
stop_agent
hookbox resolved --no-agent app/0
status=0
hookbox resolved --no-agent app/0 2>"$WORK/err" || status=$?
equal 1 "$status"
contains "$(cat "$WORK/err")" 'cannot set resolved mode for unit "app/0": already resolved'
hookbox resolved --all --no-retry 2>/dev/null
idle app/1
hookbox wait-for unit app/1 app/2 --idle --timeout 30s
status=0
hookbox resolved app/1 app/9 2>"$WORK/err" || status=$?
equal 1 "$status"
contains "$(cat "$WORK/err")" 'unit "app/1" is not in an error state'
contains "$(cat "$WORK/err")" 'unit "app/9" not found'
