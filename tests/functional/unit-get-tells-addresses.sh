#!/usr/bin/env bash
# T108
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
try private unit-get private-address
try other unit-get x
X
hookbox deploy "$WORK/app"
idle app/0
equal 0 "$(cat "$WORK/private.exit")"
[[ $(cat "$WORK/private.out") =~ ^[0-9.]+$ ]] || fail "no address: $(cat "$WORK/private.out")"
tried other 2 '' 'ERROR unknown setting "x"'
