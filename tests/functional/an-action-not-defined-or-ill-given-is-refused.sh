#!/usr/bin/env bash
# T152
. "$(dirname "$0")/lib.sh"

charm app
action app backup '{params: {level: {type: integer, maximum: 9}, name: {type: string}}, required: [name]}' \
    <<<"touch $WORK/ran"
charm plain
hookbox deploy "$WORK/app"
hookbox deploy "$WORK/plain"
idle app/0 plain/0

refused() {
    local wanted=$1
    shift
    contains "$(hookbox run "$@" 2>&1)" "failed to schedule any tasks:
$wanted"
}
refused 'action "restore" not defined on unit "app/0"' app/0 restore
refused 'no actions defined on charm "local:plain-0"' plain/0 backup
refused 'unit "app/7" not found' app/7 backup
refused 'validation failed: (root).level : must be of type integer, given "high"' \
    app/0 backup name=x level=high
refused 'validation failed: (root).level : must be lower than or equal to 9, given 10' \
    app/0 backup name=x level=10
refused 'validation failed: (root) : "name" property is missing and required, given {}' app/0 backup
refused 'validation failed: (root) : additional property "nam" is not allowed, given {"nam":"y",' \
    app/0 backup name=x nam=y --string-args
if [ -e "$WORK/ran" ]; then fail "a refused action has run"; fi

usage() {
    local wanted=$1 status=0
    shift
    hookbox run "$@" >/dev/null 2>"$WORK/errors" || status=$?
    equal "2: ERROR $wanted" "$status: $(cat "$WORK/errors")"
}
usage 'no unit specified' backup
usage 'no action specified' app/0
usage 'invalid unit or action name "Back_up"' app/0 Back_up
usage 'all units must be of the same application' app/0 plain/0 backup
usage 'argument "x" must be of the form key.key.key...=value' app/0 backup x
usage 'cannot specify both --wait and --background' app/0 backup --wait 5s --background
