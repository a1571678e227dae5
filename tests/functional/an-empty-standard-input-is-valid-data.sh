#!/usr/bin/env bash
# T063
. "$(dirname "$0")/lib.sh"

pair
in_hook source out-relation-joined <<'X'
try empty relation-set --file - </dev/null
try keys relation-get - source/0 --format json
X
deploy_pair
idle source/0
tried empty 0 ''
equal 'egress-subnets,ingress-address,private-address' "$(jq -r 'keys | join(",")' "$WORK/keys.out")"
