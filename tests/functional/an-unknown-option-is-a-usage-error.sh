#!/usr/bin/env bash
# T065
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
try option config-get --nope
X
hookbox deploy "$WORK/app"
idle app/0
tried option 2 '' 'ERROR option provided but not defined: --nope'
