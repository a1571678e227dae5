#!/usr/bin/env bash
# What a state cannot do without, and words that are none of those there are.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
refused() { # STATE WANTED
    echo "$1" >s.yaml
    equal "ERROR s.yaml:$2" "$(hookbox simulate --state s.yaml -- true 2>&1 || true)"
}
refused 'leader: true' '1:1: unit: missing; without --charm it has to be given'
refused 'unit: web/0
relations: [{id: 1, name: db}]' '2:13: relations[0].remote_app: missing'
refused 'unit: web/0
relations: [{id: 1, remote_app: sql}]' '2:13: relations[0].name: missing'
refused 'unit: web/0
relations: [{id: 1, name: db, remote_app: sql, units: {other/0: {}}}]' \
    '2:56: relations[0].units.other/0: no unit of "sql"'
refused 'unit: web/0
status: {unit: {status: fine}}' \
    '2:17: status.unit.status: expected "active", "blocked", "maintenance", "waiting", "unknown", "error" or "terminated", got "fine"'
refused 'unit: web/0
model_type: vm' '2:1: model_type: expected "iaas" or "caas", got "vm"'
