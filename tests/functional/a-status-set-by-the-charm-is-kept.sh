#!/usr/bin/env bash
# T007
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
status-set active "set in install"
X
hookbox deploy "$WORK/app"
idle app/0
equal 'active: set in install' "$(workload app/0): $(message app/0)"
