#!/usr/bin/env bash
# T109
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
application-version-set 1.2
X
hookbox deploy "$WORK/app"
idle app/0
equal 1.2 "$(hookbox status --format json | jq -r .applications.app.version)"
equal 1.2 "$(hookbox status | awk '$1 == "app" { print $2 }')"
