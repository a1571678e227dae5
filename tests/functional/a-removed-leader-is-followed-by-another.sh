#!/usr/bin/env bash
# T003 T172: one unit leads at any time, and the next is elected when it goes.
. "$(dirname "$0")/lib.sh"

charm app
hook app leader-deposed </dev/null
hookbox deploy "$WORK/app" -n 3
idle app/0 app/1 app/2
leader() { hookbox status --format json | jq -r '.applications.app.units | to_entries[] | select(.value.leader) | .key'; }
first=$(leader)
equal "$first leader-elected" "$(grep leader-elected "$TRACE")"

hookbox remove-unit "$first"
hookbox wait-for unit "$first" --gone --timeout 30s
mapfile -t left < <(hookbox status --format json | jq -r '.applications.app.units | keys[]')
idle "${left[@]}"
second=$(leader)
contains " ${left[*]} " " $second "
equal "$first leader-elected
$second leader-elected" "$(grep leader-elected "$TRACE")"
contains "$(trace "$first"),end" ',stop,remove,end'
