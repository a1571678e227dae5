#!/usr/bin/env bash
# T094
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
status-set active ready
try get status-get --include-data --format=json
X
hookbox deploy "$WORK/app"
idle app/0
tried get 0 '{"message":"ready","status":"active","status-data":{}}'
