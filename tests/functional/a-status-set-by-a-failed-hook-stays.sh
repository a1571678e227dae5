#!/usr/bin/env bash
# T052
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
status-set blocked "needs a hand"
exit 1
X
hookbox deploy "$WORK/app"
eventually in_error app/0
hookbox resolved --no-retry app/0
idle app/0
equal 'blocked: needs a hand' "$(workload app/0): $(message app/0)"
