#!/usr/bin/env bash
# As under an agent: unknown actions and unfit parameters are refused, defaults are added.
. "$(dirname "$0")/lib.sh"

charm web
spec='{params: {target: {type: string}, level: {type: integer, default: 3}, opt: {type: object,
    properties: {a: {type: string, default: x}, b: {type: string}}}}, required: [target]}'
action web backup "$(tr -d '\n' <<<"$spec")" <<'X'
action-get --format=json
X
cd "$WORK"
run() { hookbox simulate --charm web "$@" 2>&1; }
equal '{"level":3,"opt":{"a":"x","b":"c"},"target":"t"}' \
    "$(run --action backup --param target=t --param opt.b=c)"
echo '{action: {name: backup, params: {target: u, opt: {a: k}}}}' >unit.yaml
equal '{"level":4,"opt":{"a":"k","b":"c"},"target":"u"}' \
    "$(run --state unit.yaml --action backup --param level=4 --param opt.b=c)"
equal '{"level":3,"opt":{"a":"k"},"target":"u"}' "$(run --state unit.yaml)"
status=0
errors=$(run --action backpu) || status=$?
equal 'ERROR charm "web" has no action "backpu"; did you mean "backup"?' "$errors"
equal 1 $status
equal 'ERROR charm "web" has no action "xyz"; known: backup' "$(run --action xyz || true)"
contains "$(run --action backup --param target=5 || true)" 'ERROR validation failed: (root).target : must be of type string, given 5'
