#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app 'provides: {a: {interface: x}}
extra-bindings: {b: null}'
in_hook app install <<'X'
open-port 80 --endpoints a,b
X
in_hook app start <<X
[ -e "$WORK/mended" ] || try open open-port 90 --endpoints nope
try ports opened-ports --endpoints
X
hookbox deploy "$WORK/app"
eventually in_error app/0
tried open 0 ""
tried ports 0 $'80/tcp (a, b)\n90/tcp (nope)'
contains "$(hookbox debug-log --replay --no-tail)" \
    'failed: cannot open/close ports: open port range: endpoint "nope" for unit "app/0" not found'
touch "$WORK/mended"
hookbox resolved app/0
idle app/0
tried ports 0 "80/tcp (a, b)"
