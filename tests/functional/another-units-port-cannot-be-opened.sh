#!/usr/bin/env bash
# T088
. "$(dirname "$0")/lib.sh"

charm one
in_hook one install <<'X'
open-port 80
X
charm two
in_hook two install <<'X'
try open open-port 80
X
hookbox deploy "$WORK/one"
idle one/0
hookbox deploy "$WORK/two"
idle two/0
tried open 1 '' 'ERROR cannot open 80/tcp (unit "two/0"): port range conflicts with 80/tcp (unit "one/0")'
