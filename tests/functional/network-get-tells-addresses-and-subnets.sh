#!/usr/bin/env bash
# T098 T099 T100
. "$(dirname "$0")/lib.sh"

charm app 'provides: {web: {interface: http}}
extra-bindings: {admin: }'
in_hook app install <<'X'
try address unit-get private-address
try yaml network-get web
try json network-get web --format json
try bind network-get web --bind-address
try two network-get web --bind-address --egress-subnets --format json
try primary network-get admin --primary-address
try unknown network-get nope
X
hookbox deploy "$WORK/app"
idle app/0
address=$(cat "$WORK/address.out")
contains "$(cat "$WORK/yaml.out")" "    address: $address"
contains "$(cat "$WORK/yaml.out")" '  interfacename: '
equal bind-addresses,egress-subnets,ingress-addresses "$(jq -r 'keys | join(",")' "$WORK/json.out")"
equal addresses,interface-name,mac-address \
    "$(jq -r '."bind-addresses"[0] | keys | join(",")' "$WORK/json.out")"
equal cidr,hostname,value \
    "$(jq -r '."bind-addresses"[0].addresses[0] | keys | join(",")' "$WORK/json.out")"
equal "$address" "$(jq -r '."ingress-addresses"[0]' "$WORK/json.out")"
equal "$address/32" "$(jq -r '."egress-subnets"[0]' "$WORK/json.out")"
tried bind 0 "$address"
tried primary 0 "$address"
equal "$address $address/32" \
    "$(jq -r '."bind-address" + " " + ."egress-subnets"[0]' "$WORK/two.out")"
tried unknown 1 '' 'ERROR no network config found for binding "nope"'
