#!/usr/bin/env bash
# T017
. "$(dirname "$0")/lib.sh"

charm app
printf '#!/no/such/interpreter\n' >"$WORK/app/hooks/install"
hookbox deploy "$WORK/app"
eventually in_error app/0
equal 'hook failed: "install"' "$(message app/0)"
contains "$(grep ERROR "$HOOKBOX_HOME/log/unit-app-0.log")" 'no such file or directory'
