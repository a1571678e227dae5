#!/usr/bin/env bash
# T010
. "$(dirname "$0")/lib.sh"

# Its execute bit goes once the charm is in place, past all that packing repairs.
charm app
hook app install <<'X'
chmod 0644 hooks/leader-elected
X
hookbox deploy "$WORK/app"
eventually in_error app/0
equal 'hook failed: "leader-elected"' "$(message app/0)"
equal install "$(trace app/0)"
contains "$(cat "$HOOKBOX_HOME/log/unit-app-0.log")" 'permission denied'
