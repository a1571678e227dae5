#!/usr/bin/env bash
# T074
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
try get relation-get
X
hookbox deploy "$WORK/app"
idle app/0
tried get 2 '' 'ERROR no relation id specified'
