#!/usr/bin/env bash
# T086 T087
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
try first open-port 80
try second open-port 80/tcp
try ports opened-ports
open-port 85
try overlap open-port 81-90
X
hookbox deploy "$WORK/app"
idle app/0
tried first 0 ''
tried second 0 ''
tried ports 0 80/tcp
tried overlap 1 '' 'ERROR cannot open 81-90/tcp (unit "app/0"): port range conflicts with 85/tcp (unit "app/0") requested earlier'
equal 80,85/tcp "$(hookbox status | awk '$1 == "app/0*" { print $6 }')"
