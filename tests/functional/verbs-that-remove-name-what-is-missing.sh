#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

refused() {
    local status=$1 wanted=$2
    shift 2
    hookbox "$@" >/dev/null 2>"$WORK/err" && fail "$* succeeded"
    equal "$wanted" "$(cat "$WORK/err")"
    set +e
    hookbox "$@" >/dev/null 2>&1
    equal "$status" "$?"
    set -e
}
charm app 'requires: {host: {interface: x}}'
charm logger 'subordinate: true
requires: {host: {interface: juju-info, scope: container}}'
export HOOKBOX_NO_AGENT=1
hookbox deploy "$WORK/app"
hookbox deploy "$WORK/logger"
refused 2 'ERROR invalid unit name "x"' remove-unit x
refused 1 'ERROR removing unit app/9 failed: unit "app/9" does not exist' remove-unit app/9
refused 1 'ERROR removing application x failed: application "x" not found' remove-application x
refused 1 'ERROR application "x" not found' add-unit x
refused 1 'ERROR cannot add unit to application "logger": application is a subordinate' add-unit logger
refused 1 'ERROR application "x" not found' remove-relation app x
refused 1 'ERROR relation "app logger" not found' remove-relation app logger
refused 1 'ERROR relation 7 not found' suspend-relation 7
refused 2 'ERROR --no-wait without --force not valid' remove-unit app/0 --no-wait
equal "will remove unit app/0" "$(hookbox remove-unit --dry-run app/0)"
contains "$(hookbox status)" app/0
