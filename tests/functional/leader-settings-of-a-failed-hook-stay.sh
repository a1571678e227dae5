#!/usr/bin/env bash
# T053
. "$(dirname "$0")/lib.sh"

charm app
hook app leader-elected <<'X'
leader-set a=1
exit 1
X
hook app start <<X
leader-get a >"$WORK/\${JUJU_UNIT_NAME/\//-}"
X
hookbox deploy "$WORK/app" -n 2
leader() { in_error app/0 || in_error app/1; }
eventually leader
hookbox resolved --no-retry --all
idle app/0 app/1
equal 1 "$(cat "$WORK/app-0")"
equal 1 "$(cat "$WORK/app-1")"
