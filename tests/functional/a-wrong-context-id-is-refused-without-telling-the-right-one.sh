#!/usr/bin/env bash
# T060
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
try wrong env JUJU_CONTEXT_ID=guess config-get
X
hookbox deploy "$WORK/app"
idle app/0
tried wrong 1 '' 'ERROR bad request: wrong context ID; got "guess"'
