#!/usr/bin/env bash
# Whatever a change brings about has run when wait-for says idle, on every unit it concerns.
. "$(dirname "$0")/lib.sh"

charm app 'peers: {ring: {interface: ring}}'
echo 'options: {round: {type: int, default: 0}}' >"$WORK/app/config.yaml"
hook app config-changed <<'X'
for id in $(relation-ids ring); do relation-set -r "$id" round="$(config-get round)"; done
X
hook app ring-relation-changed <<X
echo "\$(relation-get round)" >>"$WORK/seen"
X
hookbox deploy "$WORK/app" -n 3 2>/dev/null
hookbox wait-for application app --idle --timeout 60s
for round in 1 2 3 4 5 6 7 8; do
    hookbox config app round=$round
    hookbox wait-for application app --idle --timeout 60s
    equal 6 "$(grep -cx $round "$WORK/seen")"
done
