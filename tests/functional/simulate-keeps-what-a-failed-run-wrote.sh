#!/usr/bin/env bash
# What a failing hook wrote is dropped from the state after it, but for what takes effect at once;
# with --keep-failed it stays, the exit status being the same.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
echo '{unit: web/0, relations: [{id: 1, name: db, remote_app: sql}]}' >unit.yaml
run() {
    local status=0
    hookbox simulate --state unit.yaml "$@" --out out -- sh -c '
        open-port 80; relation-set -r 1 a=b; status-set blocked; exit 5' || status=$?
    equal 5 $status
}
run
equal '{}|{}|blocked' "$(jq -r '.state |
    "\(.ports.machine["web/0"])|\(.relations[0].local_settings)|\(.status.unit.status)"' out)"
jq -e .effects.ports_open out >/dev/null
run --keep-failed
equal '{"":["80/tcp"]}|{"a":"b"}|blocked' "$(jq -r '.state |
    "\(.ports.machine["web/0"])|\(.relations[0].local_settings)|\(.status.unit.status)"' out)"

# What cannot be committed fails a run that had succeeded.
status=0
errors=$(hookbox simulate --state unit.yaml --out out -- sh -ec '
    for key in $(seq 40); do
        head -c 60000 /dev/zero | tr "\0" x | sed "s/^/k$key: /" | state-set --file -
    done' 2>&1) || status=$?
equal 1 $status
contains "$errors" ERROR
equal '{}' "$(jq -c .state.state out)"
