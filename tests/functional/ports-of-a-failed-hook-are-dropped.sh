#!/usr/bin/env bash
# T051
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
open-port 80
exit 1
X
hook app start <<X
opened-ports >"$WORK/ports"
X
hookbox deploy "$WORK/app"
eventually in_error app/0
hookbox resolved --no-retry app/0
idle app/0
equal '' "$(cat "$WORK/ports")"
