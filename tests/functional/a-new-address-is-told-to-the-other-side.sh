#!/usr/bin/env bash
# T127; in a network of its own, whose addresses can be changed.
if [ "${1-}" != inside ]; then
    unshare -rn true || { echo 'no right to make a network' && exit 77; }
    exec unshare -rn "$BASH" "$0" inside
fi
. "$(dirname "$0")/lib.sh"

ip link set lo up
pair
hook sink in-relation-changed <<X
relation-get private-address >>$WORK/seen
X
deploy_pair
eventually test -s "$WORK/seen"
idle source/0 sink/0
equal 127.0.0.1 "$(tail -n 1 "$WORK/seen")"
: >"$TRACE"
ip addr add 10.9.0.1/24 dev lo
eventually grep -q 10.9.0.1 "$WORK/seen"
idle source/0 sink/0
equal config-changed,'out-relation-changed sink/0' "$(trace source/0)"
equal config-changed,'in-relation-changed source/0' "$(trace sink/0)"
for unit in source/0 sink/0; do
    equal 10.9.0.1 "$(stored_setting 0 $unit private-address)"
    equal 10.9.0.1 "$(stored_setting 0 $unit ingress-address)"
    equal 10.9.0.1/32 "$(stored_setting 0 $unit egress-subnets)"
done
