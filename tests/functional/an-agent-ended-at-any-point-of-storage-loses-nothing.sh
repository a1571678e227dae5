#!/usr/bin/env bash
# slow: some forty agents; one storage is detached, one removed and one added
. "$(dirname "$0")/lib.sh"

FAULTS=$(dirname "$HOOKBOX")/tests/crash/hookbox-faults
export HOOKBOX_NO_AGENT=1
charm app 'storage: {data: {type: filesystem, multiple: {range: 0+}}}'
for kind in attached detaching; do
    hook app data-storage-$kind <<<"echo $kind \$JUJU_STORAGE_ID >>$WORK/ledger"
done
hookbox model-config automatically-retry-hooks=false
hookbox deploy "$WORK/app" --storage data=2
start_agent
idle app/0
stop_agent
cp -r "$HOOKBOX_HOME" "$WORK/before"

# faults NAME=VALUE: an agent with fault points
faults() { (export "${1?}" && exec -a hookbox "$FAULTS" agent 2>>"$WORK/told") & }
act() { # NAME: in a home of that name
    export HOOKBOX_HOME=$WORK/$1
    cp -r "$WORK/before" "$HOOKBOX_HOME"
    : >"$WORK/ledger"
    hookbox detach-storage data/0
    hookbox remove-storage --force data/1
    hookbox add-storage app/0 data
}
look() { # HOW OFTEN A HOOK MAY HAVE RUN AGAIN
    equal 'data/0 detached,data/2 attached' "$(hookbox storage --format json |
        jq -r '.storage | to_entries[] | "\(.key) \(.value.status.current)"' | paste -sd,)"
    equal 0,2 "$(cd "$HOOKBOX_HOME/storage/data" && printf '%s\n' * | paste -sd,)"
    equal 'attached data/2,detaching data/0,detaching data/1' "$(sort -u "$WORK/ledger" | paste -sd,)"
    [ "$(wc -l <"$WORK/ledger")" -le $((3 + $1)) ] || fail "a hook ran again: $(cat "$WORK/ledger")"
}
at_rest() { hookbox wait-for unit app/0 --idle --timeout 200ms 2>>"$WORK/told"; }
strike() { # POINT:VISIT
    local resolves=0
    act "$1"
    faults HOOKBOX_FAULT="$1"
    until gone $! || at_rest; do pause; done
    stop_agent
    start_agent
    until at_rest; do
        ! in_error app/0 || { hookbox resolved app/0 && resolves=$((resolves + 1)); }
    done
    look $resolves
    stop_agent
    runs=$((runs + 1))
}
act counted
faults HOOKBOX_FAULT_LOG="$WORK/visits"
until at_rest; do pause; done
stop_agent
look 0
runs=0
while read -r count point; do
    for visit in $(seq 1 $((1 + count / 8)) "$count"); do strike "$point:$visit"; done
done < <(sort "$WORK/visits" | uniq -c)
[ $runs -ge 20 ] || fail "only $runs ends"
