#!/usr/bin/env bash
# T089 T090
. "$(dirname "$0")/lib.sh"

charm app 'provides: {a: {interface: x}, b: {interface: x}, c: {interface: x}}'
in_hook app install <<'X'
open-port 80 --endpoints a,b
open-port 443
try pending opened-ports --endpoints
X
in_hook app config-changed <<'X'
close-port 443 --endpoints b
try grouped opened-ports --endpoints
X
in_hook app start <<'X'
try after opened-ports --endpoints
X
hookbox deploy "$WORK/app"
idle app/0
tried pending 0 $'80/tcp (a, b)\n443/tcp (*)'
tried grouped 0 $'80/tcp (a, b)\n443/tcp (*)'
tried after 0 $'80/tcp (a, b)\n443/tcp (a, c)'
