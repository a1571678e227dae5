#!/usr/bin/env bash
# What a unit is anyway, or will be after the requests before, is refused; so are odd names.
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
refused() {
    local status=0
    hookbox "${@:3}" 2>"$WORK/err" || status=$?
    equal "$1 ERROR $2" "$status $(cat "$WORK/err")"
}
refused 1 'unit "app/0" is not paused' resume app/0
stop_agent
hookbox pause --no-agent app/0
refused 1 'unit "app/0" is already paused' pause app/0
hookbox resume --no-agent app/0
refused 1 'unit "app/0" is not paused' resume app/0
hookbox pause app/0 2>/dev/null
idle app/0
refused 1 'unit "app/0" is already paused' pause app/0
refused 1 'unit "app/7" not found' pause app/7
refused 2 'unit name "app" not valid' pause app
refused 2 'no unit specified' pause
# There is nothing to resolve in a unit that is well, paused or not.
refused 1 'unit "app/0" is not in an error state' resolved app/0
