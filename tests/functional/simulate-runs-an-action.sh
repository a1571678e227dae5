#!/usr/bin/env bash
# An action is run from actions/ or through dispatch, with parameters from the command line on top
# of the state's; its results, log and failure are among the effects.
. "$(dirname "$0")/lib.sh"

charm web
mkdir "$WORK/web/actions"
cat >"$WORK/web/actions/dump" <<'ACTION'
#!/bin/bash
set -e
echo "$JUJU_ACTION_NAME $JUJU_ACTION_TAG $JUJU_DISPATCH_PATH [$JUJU_HOOK_NAME]"
action-log "to $(action-get out.dir)"
action-set size.mib="$(action-get level)" all="$(action-get all)"
open-port 80
action-fail "disk full"
exit "$(action-get exit)"
ACTION
chmod +x "$WORK/web/actions/dump"
cd "$WORK"
echo '{action: {name: other, params: {exit: 0, level: 1}}}' >unit.yaml
got=$(hookbox simulate --charm web --state unit.yaml --action dump --param out.dir=/tmp/a=b \
    --param level=9 --param all=yes --out out)
equal "dump action-1 actions/dump []" "$got"
equal '{"failed":true,"log":["to /tmp/a=b"],"message":"disk full","results":{"all":"True","size":{"mib":"9"}}}' \
    "$(jq -cS .effects.action out)"
equal '["80/tcp"]' "$(jq -c '.state.ports.machine["web/0"][""]' out)"

# A program that fails keeps its results, and loses what waited for its end.
status=0
hookbox simulate --charm web --state unit.yaml --action dump --param exit=4 --out out >out.txt || status=$?
equal 4 $status
equal '{"":[]}' "$(jq -c '.state.ports.machine["web/0"] | if . == {} then {"": []} else . end' out)"
equal '"disk full"' "$(jq -c .effects.action.message out)"

status=0
errors=$(hookbox simulate --charm web --action dumb 2>&1) || status=$?
equal 'ERROR action not implemented on unit "web/0"' "$errors"
equal 1 $status
status=0
errors=$(hookbox simulate --charm web --hook stop --action dump 2>&1) || status=$?
equal 'ERROR cannot run both --hook and --action' "$errors"
equal 2 $status

printf '#!/bin/sh\necho "$JUJU_DISPATCH_PATH $(action-get --format=json)"\n' >web/dispatch
chmod +x web/dispatch
equal 'actions/anything {"x":{"y":[1,2]}}' \
    "$(hookbox simulate --charm web --action anything --param x.y='[1, 2]')"
