#!/usr/bin/env bash
# T097
. "$(dirname "$0")/lib.sh"

pair
hook source install <<X
goal-state --format json >"$WORK/goal"
X
export HOOKBOX_NO_AGENT=1
deploy_pair
hookbox add-unit source
# Nobody has run a hook yet.
start_agent
idle source/0 source/1 sink/0
goal() { jq -c "$1" "$WORK/goal"; }
equal '["relations","units"]' "$(goal keys)"
equal '["source/0","source/1"]' "$(goal '.units | keys')"
equal '["sink","sink/0"]' "$(goal '.relations.out | keys')"
[[ $(goal '.units["source/0"].since') =~ ^\"[0-9-]{10}\ [0-9:]{8}Z\"$ ]] || fail "$(goal .units)"
