#!/usr/bin/env bash
# The suite of our own charm, the example to copy, passes; it fails by name when the charm breaks.
. "$(dirname "$0")/lib.sh"

export HOOKBOX
charm=$(cd "$(dirname "$0")/../charms/webapp" && pwd)
"$charm/tests/hooks"
[ ! -e "$charm/data" ] || fail "the suite writes into the charm"

cp -R "$charm" "$WORK/webapp"
sed -i 's/open-port/true/' "$WORK/webapp/hooks/config-changed"
status=0
errors=$("$WORK/webapp/tests/hooks" 2>&1) || status=$?
equal 1 $status
contains "$errors" "FAILED: a new unit opens its port and needs a database"
