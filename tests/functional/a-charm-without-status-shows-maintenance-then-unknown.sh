#!/usr/bin/env bash
# T008
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
status-get --include-data --format json >"$WORK/during"
X
hookbox deploy "$WORK/app"
idle app/0
equal maintenance "$(jq -r .status "$WORK/during")"
equal 'installing charm software' "$(jq -r .message "$WORK/during")"
equal unknown "$(workload app/0)"
