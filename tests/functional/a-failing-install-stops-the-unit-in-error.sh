#!/usr/bin/env bash
# T009
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
exit 1
X
hookbox model-config automatically-retry-hooks=false
hookbox deploy "$WORK/app"
eventually in_error app/0
equal 'hook failed: "install"' "$(message app/0)"
equal idle "$(unit_field app/0 '."juju-status".current')"
equal install "$(trace app/0)"
