#!/usr/bin/env bash
# A signal that comes while --delay holds a call back ends the hook, and the call never takes place.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
mkdir -p charm/hooks
printf 'name: web\nsummary: s\ndescription: d\n' >charm/metadata.yaml
printf '#!/bin/sh -e\nstatus-set active ready\n' >charm/hooks/install
chmod +x charm/hooks/install
ended() { # SIGNAL NAME: tells the exit status and what was done
    local status=0
    timeout --preserve-status -s "$1" 0.5 "$HOOKBOX" simulate --charm charm --hook install \
        --delay status-set=1h --out "$2" 2>/dev/null || status=$?
    echo "$status $(jq -c .effects "$2")"
}
for signal in INT TERM HUP; do
    for run in 1 2 3 4; do
        ended $signal "out-$signal-$run.json" >"told-$signal-$run" &
    done
    wait
done
for run in 1 2 3 4; do
    equal '130 {}' "$(cat told-INT-$run)"
    equal '143 {}' "$(cat told-TERM-$run)"
    equal '129 {}' "$(cat told-HUP-$run)"
done
