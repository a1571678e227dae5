#!/usr/bin/env bash
# T134
. "$(dirname "$0")/lib.sh"

charm app
hook app config-changed <<'X'
exit 1
X
hookbox deploy "$WORK/app"
eventually in_error app/0
hookbox resolved --no-retry app/0
idle app/0
equal install,leader-elected,config-changed,start "$(trace app/0)"
