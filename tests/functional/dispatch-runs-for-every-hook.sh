#!/usr/bin/env bash
# T015
. "$(dirname "$0")/lib.sh"

charm app
cat >"$WORK/app/dispatch" <<X
#!/bin/bash
echo "\$JUJU_DISPATCH_PATH" >>"$WORK/dispatched"
X
chmod +x "$WORK/app/dispatch"
hookbox deploy "$WORK/app"
idle app/0
equal hooks/install,hooks/leader-elected,hooks/config-changed,hooks/start "$(paste -sd, "$WORK/dispatched")"
equal '' "$(trace)"
