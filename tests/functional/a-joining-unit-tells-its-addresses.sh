#!/usr/bin/env bash
# T126
. "$(dirname "$0")/lib.sh"

pair
in_hook sink in-relation-joined <<'X'
try bag relation-get --format json
X
deploy_pair
eventually test -e "$WORK/bag.exit"
idle sink/0
equal 'egress-subnets,ingress-address,private-address' "$(jq -r 'keys | join(",")' "$WORK/bag.out")"
address=$(jq -r '."private-address"' "$WORK/bag.out")
equal "$address" "$(jq -r '."ingress-address"' "$WORK/bag.out")"
equal "$address/32" "$(jq -r '."egress-subnets"' "$WORK/bag.out")"
